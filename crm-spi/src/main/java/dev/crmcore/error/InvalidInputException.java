package dev.crmcore.error;

/**
 * The caller's input cannot be accepted: a value, a condition, a file. The message names the place.
 */
public final class InvalidInputException extends CrmException {
  private static final long serialVersionUID = 1L;

  /** Creates the error with the code {@code E_INVALID}. */
  public InvalidInputException(String message) {
    super("E_INVALID", message);
  }

  /** Creates the error with a code of its own, such as {@code E_CURRENCY}. */
  public InvalidInputException(String code, String message) {
    super(code, message);
  }

  /** Creates the error with a code of its own and what caused it. */
  public InvalidInputException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
