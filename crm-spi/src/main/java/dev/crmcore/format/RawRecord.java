package dev.crmcore.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record as it stands in the file.
 *
 * @param line the line it begins on, from 1
 * @param values the cells in the order of the header
 * @param problem why it cannot be used, or null
 */
public record RawRecord(long line, List<String> values, @Nullable Problem problem) {
  /** Copies the cells. */
  public RawRecord {
    values = List.copyOf(values);
  }

  /**
   * Why a record cannot be used.
   *
   * @param code a stable code such as {@code E_COLUMNS}
   * @param column the column's name, or null where it is about the whole record
   * @param message what is wrong and what to do
   */
  public record Problem(String code, @Nullable String column, String message) {}
}
