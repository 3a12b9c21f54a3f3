package dev.crmcore.error;

/**
 * The storage failed. Plugins may extend it; no driver type or driver text with data crosses the
 * boundary.
 */
public non-sealed class StorageException extends CrmException {
  private static final long serialVersionUID = 1L;

  /** Creates the error with the code {@code E_STORAGE}. */
  public StorageException(String message) {
    super("E_STORAGE", message);
  }

  /** Creates the error with the code {@code E_STORAGE} and what caused it. */
  public StorageException(String message, Throwable cause) {
    super("E_STORAGE", message, cause);
  }

  /** Creates the error with a code of its own. */
  protected StorageException(String code, String message) {
    super(code, message);
  }

  /** Creates the error with a code of its own and what caused it. */
  protected StorageException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
