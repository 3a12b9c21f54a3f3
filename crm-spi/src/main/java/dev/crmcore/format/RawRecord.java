package dev.crmcore.format;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One record as it stands in the file.
 *
 * @param line the line it begins on, or its row in a workbook, from 1
 * @param values the cells in the order of the header
 * @param structured the places, from 0, of cells that are not text but a JSON array or object
 * @param problem why it cannot be used, or null
 */
public record RawRecord(
    long line, List<String> values, Set<Integer> structured, @Nullable Problem problem) {
  /** Copies the cells. */
  public RawRecord {
    values = List.copyOf(values);
    structured = Set.copyOf(structured);
  }

  /** Holds cells that are all text. */
  public RawRecord(long line, List<String> values, @Nullable Problem problem) {
    this(line, values, Set.of(), problem);
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
