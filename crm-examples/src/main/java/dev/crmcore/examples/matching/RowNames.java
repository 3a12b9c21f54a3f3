package dev.crmcore.examples.matching;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RawRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, Long> lines = new HashMap<>();
    private long rows;

    private OfFile(RecordFile file, int id, int truthPosition) {
      this.file = file;
      this.id = id;
      this.truthPosition = truthPosition;
    }

    /**
     * Returns the id of the next row and remembers its truth.
     *
     * @throws InvalidInputException if it has none, or another row's
     */
    String next(RawRecord row) {
      rows++;
      if (truthPosition >= 0) {
        String label = row.values().get(truthPosition).strip();
        // Who is nobody's duplicate in truth may have no label: such rows are not one entity.
        truth.add(label.isEmpty() ? "\u0000" + truth.size() : label);
      }
      if (id < 0) {
        return Long.toString(rows);
      }
      String name = row.values().get(id).strip();
      if (name.isEmpty()) {
        throw refuse("line %d has no id in the column '%s'".formatted(row.line(), idColumn));
      }
      Long other = lines.putIfAbsent(name, row.line());
      if (other != null) {
        throw refuse("lines %d and %d have the same id '%s'".formatted(other, row.line(), name));
      }
      return name;
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
