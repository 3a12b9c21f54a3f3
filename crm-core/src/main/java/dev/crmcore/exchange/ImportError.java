package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Why a row was not applied.
 *
 * @param line the line of the file on which the row begins, from 1
 * @param column the name of the column, or null where it is about the whole row
 * @param code a stable code such as {@code E_TYPE}
 * @param message what is wrong and what to do
 */
public record ImportError(long line, @Nullable String column, String code, String message) {
  /** Checks that what cannot be missing is there. */
  public ImportError {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }
}
