package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Why a row was not applied.
 *
 * @param line the line of the file on which the row begins, from 1
 * @param column the name of the column, or of several joined; null where it is about the whole row
 * @param value what stood there, at most {@value #SHOWN_VALUE} characters of it; null where it is
 *     about the whole row
 * @param code a stable code such as {@code E_TYPE}
 * @param message what is wrong and what to do
 */
public record ImportError(
    long line, @Nullable String column, @Nullable String value, String code, String message) {
  /** How much of a value an error shows. */
  public static final int SHOWN_VALUE = 80;

  /** Checks that what cannot be missing is there, and shortens the value. */
  public ImportError {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
    value = value == null ? null : shortened(value);
  }

  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN_VALUE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN_VALUE - 1)) + "…";
  }
}
