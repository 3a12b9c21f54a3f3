package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of attachments. */
public record AttachmentId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final AttachmentId UNASSIGNED = new AttachmentId(NIL);

  /** Checks that a value is there. */
  public AttachmentId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static AttachmentId parse(String text) {
    return new AttachmentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
