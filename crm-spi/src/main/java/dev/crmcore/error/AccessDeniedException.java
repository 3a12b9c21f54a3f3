package dev.crmcore.error;

/** The actor may not do or see this, or no actor was given. Nothing was changed. */
public final class AccessDeniedException extends CrmException {
  private static final long serialVersionUID = 1L;

  /** Creates the error with the code {@code E_ACCESS_DENIED}. */
  public AccessDeniedException(String message) {
    super("E_ACCESS_DENIED", message);
  }
}
