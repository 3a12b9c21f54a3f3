package dev.crmcore.error;

/**
 * The root of everything the library throws on purpose. The message says what happened, with the
 * values involved, and what to do about it; {@link #code()} is stable and meant for programs.
 */
public abstract sealed class CrmException extends RuntimeException
    permits AccessDeniedException,
        ChannelException,
        ConflictException,
        InvalidInputException,
        NotFoundException,
        PluginException,
        StorageException,
        UnsupportedFeatureException {
  private static final long serialVersionUID = 1L;

  private final String code;

  CrmException(String code, String message) {
    super(message);
    this.code = code;
  }

  CrmException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the stable code of this error, such as {@code E_CONFLICT}. */
  public String code() {
    return code;
  }
}
