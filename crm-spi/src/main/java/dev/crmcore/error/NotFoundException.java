package dev.crmcore.error;

/** What the caller named does not exist, or the actor may not know that it does. */
public final class NotFoundException extends CrmException {
  private static final long serialVersionUID = 1L;

  /** Creates the error with the code {@code E_NOT_FOUND}. */
  public NotFoundException(String message) {
    super("E_NOT_FOUND", message);
  }
}
