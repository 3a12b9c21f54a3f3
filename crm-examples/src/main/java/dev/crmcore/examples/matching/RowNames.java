package dev.crmcore.examples.matching;

import dev.crmcore.dedup.RecordTable;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RawRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids of the rows and, where it is known, what they are in truth. Not for several threads. */
final class RowNames {
  private final @Nullable String idColumn;
  private final @Nullable String truthColumn;
  private final List<String> truth = new ArrayList<>();

  RowNames(@Nullable String idColumn, @Nullable String truthColumn) {
    this.idColumn = idColumn;
    this.truthColumn = truthColumn;
  }

  List<String> hidden() {
    List<String> hidden = new ArrayList<>();
    if (idColumn != null) {
      hidden.add(idColumn);
    }
    if (truthColumn != null) {
      hidden.add(truthColumn);
    }
    return hidden;
  }

  /** Prepares to name the rows of a file. */
  OfFile of(RecordFile file) {
    return new OfFile(
        file,
        idColumn == null ? -1 : file.require(idColumn),
        truthColumn == null ? -1 : file.require(truthColumn));
  }

  boolean hasTruth() {
    return truthColumn != null;
  }

  /** Returns the truth of every row, in the order of the files. */
  List<String> truth() {
    return truth;
  }

  /** Names the rows of one file. */
  final class OfFile {
    private final RecordFile file;
    private final int id;
    private final int truthPosition;
    private long[] lines = new long[1024];
    private int rows;

    private OfFile(RecordFile file, int id, int truthPosition) {
      this.file = file;
      this.id = id;
      this.truthPosition = truthPosition;
    }

    /**
     * Returns the id of the next row and remembers its truth.
     *
     * @throws InvalidInputException if it has none
     */
    String next(RawRecord row) {
      if (rows == lines.length) {
        lines = Arrays.copyOf(lines, rows * 2);
      }
      lines[rows++] = row.line();
      if (truthPosition >= 0) {
        String label = row.values().get(truthPosition).strip();
        // Who is nobody's duplicate in truth may have no label: such rows are not one entity.
        truth.add(label.isEmpty() ? "\u0000" + truth.size() : label);
      }
      if (id < 0) {
        return Integer.toString(rows);
      }
      String name = row.values().get(id).strip();
      if (name.isEmpty()) {
        throw refuse("line %d has no id in the column '%s'".formatted(row.line(), idColumn));
      }
      return name;
    }

    /**
     * Checks that no two rows have the same id. Done once the table has them all: sorting a million
     * hashes takes far less memory than a map of a million ids.
     *
     * @throws InvalidInputException if two have, with the first that has another row's
     */
    void requireDistinct(RecordTable table) {
      if (id < 0) {
        return;
      }
      long[] order = new long[table.size()];
      for (int row = 0; row < order.length; row++) {
        order[row] = (long) table.id(row).hashCode() << 32 | row;
      }
      Arrays.sort(order);
      int again = order.length;
      int before = -1;
      for (int i = 1; i < order.length; i++) {
        // Rows behind one that was found are not looked at, for a column that is no id may have one
        // value in all rows.
        int same = (int) order[i] < again ? sameBefore(order, i, table) : -1;
        if (same >= 0) {
          again = (int) order[i];
          before = same;
        }
      }
      if (before >= 0) {
        throw refuse(
            "lines %d and %d have the same id '%s'"
                .formatted(lines[before], lines[again], table.id(again)));
      }
    }

    /** Returns the row before one that has its id, -1 if there is none. */
    private static int sameBefore(long[] order, int at, RecordTable table) {
      for (int i = at - 1; i >= 0 && order[i] >>> 32 == order[at] >>> 32; i--) {
        if (table.id((int) order[i]).equals(table.id((int) order[at]))) {
          return (int) order[i];
        }
      }
      return -1;
    }

    private InvalidInputException refuse(String what) {
      return new InvalidInputException(
          "E_ID",
          "%s: %s. Choose a column with a value of its own in each row, or leave --id out to number"
                  .formatted(file.name(), what)
              + " the rows.");
    }
  }
}
