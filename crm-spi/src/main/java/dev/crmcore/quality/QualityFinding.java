package dev.crmcore.quality;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong.
 *
 * @param field the field it is about, or null where it is about several
 * @param value the value that was seen, or null where it is missing
 * @param message what is wrong and what would be right
 */
public record QualityFinding(@Nullable String field, @Nullable String value, String message) {
  /** Checks that there is a message. */
  public QualityFinding {
    requireNonNull(message, "message");
  }
}
