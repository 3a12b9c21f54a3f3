package dev.crmcore.error;

/** The storage or channel in use does not declare the ability that this call needs. */
public final class UnsupportedFeatureException extends CrmException {
  private static final long serialVersionUID = 1L;

  /** Creates the error with the code {@code E_UNSUPPORTED}. */
  public UnsupportedFeatureException(String message) {
    super("E_UNSUPPORTED", message);
  }
}
