package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a mapping: which columns become which fields. Columns are named as in the
 * header, case and punctuation aside; fields as the guide lists them. Immutable.
 */
public sealed interface MappingEntry {
  /** The field that leaves a column out. */
  String LEFT_OUT = "-";

  /** Returns the columns that it reads. */
  List<String> columns();

  /** Returns the fields that it fills; empty where it leaves a column out. */
  List<String> fields();

  /**
   * One column becomes one field, or is left out.
   *
   * @param column the column
   * @param field the field, or {@code -}
   * @param values what values are written as instead, or null
   */
  record Take(String column, String field, @Nullable ValueMap values) implements MappingEntry {
    /** Checks the names. */
    public Take {
      requireWord(column, "column");
      field = field.isBlank() ? LEFT_OUT : field.strip();
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }

    @Override
    public List<String> fields() {
      return field.equals(LEFT_OUT) ? List.of() : List.of(field);
    }
  }

  /**
   * One column becomes several fields: "Berlin, 10115" a city and a postal code. The last field
   * takes the rest; fields for which nothing is left get nothing.
   *
   * @param column the column
   * @param separator what stands between the parts, or null where positions tell
   * @param positions where the second and later parts begin, in characters from 0, ascending; empty
   *     where a separator tells
   * @param fields the field of each part, {@code -} for a part that is left out; at least two
   */
  record Split(
      String column, @Nullable String separator, List<Integer> positions, List<String> fields)
      implements MappingEntry {
    /** Copies and checks. */
    public Split {
      requireWord(column, "column");
      positions = List.copyOf(positions);
      fields = fields.stream().map(String::strip).toList();
      if (fields.size() < 2) {
        throw wrong("A split has at least two fields.");
      }
      fields.forEach(field -> requireWord(field, "field"));
      if ((separator == null) == positions.isEmpty()) {
        throw wrong("A split has either a separator or positions.");
      }
      if (separator != null && separator.isEmpty()) {
        throw wrong("The separator of a split is empty.");
      }
      if (!positions.isEmpty() && positions.size() != fields.size() - 1) {
        throw wrong(
            "A split into %d fields has %d positions, not %d."
                .formatted(fields.size(), fields.size() - 1, positions.size()));
      }
      int before = 0;
      for (int position : positions) {
        if (position <= before) {
          throw wrong("The positions of a split ascend from 1, but were " + positions + ".");
        }
        before = position;
      }
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /**
   * Several columns become one field: given and family name a name in one piece. Empty cells are
   * passed over.
   *
   * @param columns the columns in the order in which they are joined; at least two
   * @param separator what is put between them
   * @param field the field
   */
  record Join(List<String> columns, String separator, String field) implements MappingEntry {
    /** Copies and checks. */
    public Join {
      columns = List.copyOf(columns);
      if (columns.size() < 2) {
        throw wrong("A join has at least two columns.");
      }
      columns.forEach(column -> requireWord(column, "column"));
      field = requireWord(field, "field").strip();
    }

    @Override
    public List<String> fields() {
      return List.of(field);
    }
  }

  /**
   * A field gets the same value in every row.
   *
   * @param field the field
   * @param value the value, as a cell would hold it
   */
  record Constant(String field, String value) implements MappingEntry {
    /** Checks that both are there. */
    public Constant {
      field = requireWord(field, "field").strip();
      requireWord(value, "value");
    }

    @Override
    public List<String> columns() {
      return List.of();
    }

    @Override
    public List<String> fields() {
      return List.of(field);
    }
  }

  private static String requireWord(String word, String what) {
    if (word.isBlank()) {
      throw wrong("The name of the " + what + " is empty.");
    }
    return word;
  }

  private static InvalidInputException wrong(String message) {
    return new InvalidInputException("E_MAP", message);
  }
}
