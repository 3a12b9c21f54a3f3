package dev.crmcore.error;

/**
 * Somebody else changed the record first, or the state it is in forbids the change. Nothing was
 * changed; read again and retry.
 */
public final class ConflictException extends CrmException {
  private static final long serialVersionUID = 1L;

  /** Creates the error with the code {@code E_CONFLICT}. */
  public ConflictException(String message) {
    super("E_CONFLICT", message);
  }

  /** Creates the error with a code of its own, such as {@code E_CURRENCY}. */
  public ConflictException(String code, String message) {
    super(code, message);
  }
}
