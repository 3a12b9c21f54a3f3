package dev.crmcore.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else changed the record first, or the state it is in forbids the change. Nothing was
 * changed; read again and retry.
 */
public final class ConflictException extends CrmException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable EditConflict edit;

  /** Creates the error with the code {@code E_CONFLICT}. */
  public ConflictException(String message) {
    super("E_CONFLICT", message);
    edit = null;
  }

  /** Creates the error with the code {@code E_CONFLICT} for two edits of one record. */
  public ConflictException(String message, EditConflict edit) {
    super("E_CONFLICT", message);
    this.edit = edit;
  }

  /** Creates the error with a code of its own, such as {@code E_CURRENCY}. */
  public ConflictException(String code, String message) {
    super(code, message);
    edit = null;
  }

  /**
   * Returns both edits field by field, where a record was stored by somebody else since it was
   * read.
   */
  public Optional<EditConflict> edit() {
    return Optional.ofNullable(edit);
  }
}
