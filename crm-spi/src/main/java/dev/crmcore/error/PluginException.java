package dev.crmcore.error;

/** A plugin is broken, missing, or clashes with another. The message names it. */
public final class PluginException extends CrmException {
  private static final long serialVersionUID = 1L;

  /** Creates the error with the code {@code E_PLUGIN}. */
  public PluginException(String message) {
    super("E_PLUGIN", message);
  }

  /** Creates the error with the code {@code E_PLUGIN} and what caused it. */
  public PluginException(String message, Throwable cause) {
    super("E_PLUGIN", message, cause);
  }
}
