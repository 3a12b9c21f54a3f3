package dev.crmcore.error;

/**
 * A channel could not deliver now; the outbox will try again. A final refusal is a receipt, not an
 * exception.
 */
public non-sealed class ChannelException extends CrmException {
  private static final long serialVersionUID = 1L;

  /** Creates the error with the code {@code E_CHANNEL}. */
  public ChannelException(String message) {
    super("E_CHANNEL", message);
  }

  /** Creates the error with the code {@code E_CHANNEL} and what caused it. */
  public ChannelException(String message, Throwable cause) {
    super("E_CHANNEL", message, cause);
  }
}
