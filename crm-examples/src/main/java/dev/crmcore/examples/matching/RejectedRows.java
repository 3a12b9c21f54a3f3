package dev.crmcore.examples.matching;

import dev.crmcore.format.RawRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that could not be read: how many, and the first of them. Not for several threads. */
final class RejectedRows {
  private static final int KEPT = 100;

  private final List<RejectedRow> first = new ArrayList<>();
  private long count;

  /**
   * A row that could not be read.
   *
   * @param file the name of the file
   * @param line where it begins
   * @param column which column, or null where it is about the whole row
   * @param code a stable code
   * @param message what is wrong
   */
  record RejectedRow(
      String file, long line, @Nullable String column, String code, String message) {}

  void add(String file, long line, RawRecord.Problem problem) {
    count++;
    if (first.size() < KEPT) {
      first.add(new RejectedRow(file, line, problem.column(), problem.code(), problem.message()));
    }
  }

  long count() {
    return count;
  }

  List<RejectedRow> first() {
    return List.copyOf(first);
  }
}
