package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import dev.crmcore.matching.FieldMatching;
import dev.crmcore.matching.FieldRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records to match, by column, every distinct value stored once.
 *
 * <p>Built by {@link Builder}; immutable afterwards and safe for use by several threads. Ids and
 * the order of the records never influence what matches.
 *
 * @since 0.1
 */
public final class RecordTable {
  /** Separates the values of one cell inside the dictionary; never part of a value. */
  static final char VALUE_SEPARATOR = '\u001f';

  /**
   * Places behind the records for two that are not in the table: one that is looked for, and one
   * that was added to an index later.
   */
  static final int GUESTS = 2;

  private final List<Column> columns;
  private final String[] ids;
  private final int size;

  private RecordTable(List<Column> columns, String[] ids, int size) {
    this.columns = List.copyOf(columns);
    this.ids = ids;
    this.size = size;
  }

  /** Returns a builder without columns. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the number of records. */
  public int size() {
    return size;
  }

  /**
   * Returns the id of a record.
   *
   * @param record from 0 to {@code size() - 1}
   */
  public String id(int record) {
    return ids[record];
  }

  /** Returns the names of the columns in the order they were added. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** Returns the role of a column by its position. */
  public FieldRole role(int column) {
    return columns.get(column).role();
  }

  /** Returns a value as it was given; several values of one cell are joined by {@code "; "}. */
  public String value(int record, int column) {
    Column c = columns.get(column);
    return c.dictionary().get(c.cells()[record]).replace(String.valueOf(VALUE_SEPARATOR), "; ");
  }

  /** Returns the position of the record with an id, or -1. Looks at every record. */
  public int indexOf(String id) {
    for (int i = 0; i < size; i++) {
      if (ids[i].equals(id)) {
        return i;
      }
    }
    return -1;
  }

  List<Column> columns() {
    return columns;
  }

  /** The values of each cell as one. */
  static @Nullable String[] joined(List<List<String>> values) {
    @Nullable String[] joined = new String[values.size()];
    for (int i = 0; i < joined.length; i++) {
      joined[i] = String.join(String.valueOf(VALUE_SEPARATOR), values.get(i));
    }
    return joined;
  }

  /** What a column holds. */
  record Kind(String name, FieldRole role, @Nullable FieldMatching matching) {}

  /** One column; {@code cells} has places for guests behind those of the records. */
  static final class Column {
    private final Kind kind;
    private final StringDictionary dictionary;
    private final int[] cells;

    Column(Kind kind, StringDictionary dictionary, int[] cells) {
      this.kind = kind;
      this.dictionary = dictionary;
      this.cells = cells;
    }

    /** This column with other cells. */
    Column with(int[] others) {
      return new Column(kind, dictionary, others);
    }

    Kind kind() {
      return kind;
    }

    String name() {
      return kind.name();
    }

    FieldRole role() {
      return kind.role();
    }

    /** How a column of the role CUSTOM is matched, else null. */
    @Nullable FieldMatching matching() {
      return kind.matching();
    }

    StringDictionary dictionary() {
      return dictionary;
    }

    /** The numbers of the values by record, not copied. */
    int[] cells() {
      return cells;
    }
  }

  /** Collects columns, then rows. Not safe for use by several threads. */
  public static final class Builder {
    private final List<Kind> kinds = new ArrayList<>();
    private final List<StringDictionary> dictionaries = new ArrayList<>();
    private final List<int[]> cells = new ArrayList<>();
    private String[] ids = new String[16];
    private int size;

    private Builder() {}

    /**
     * Adds a column; call before the first row.
     *
     * @throws IllegalStateException if rows were added already
     * @throws IllegalArgumentException if the role is CUSTOM, which needs a {@link FieldMatching}
     */
    public Builder column(String name, FieldRole role) {
      if (role == FieldRole.CUSTOM) {
        throw new IllegalArgumentException(
            "column " + name + " is of a kind of its own; say how it is matched");
      }
      return column(new Kind(requireNonNull(name, "name"), requireNonNull(role, "role"), null));
    }

    /**
     * Adds a column of a kind that the engine does not know; call before the first row.
     *
     * @throws IllegalStateException if rows were added already
     */
    public Builder column(String name, FieldMatching matching) {
      return column(
          new Kind(
              requireNonNull(name, "name"),
              FieldRole.CUSTOM,
              requireNonNull(matching, "matching")));
    }

    Builder column(Kind kind) {
      if (size > 0) {
        throw new IllegalStateException(
            "column " + kind.name() + " comes after the first row; name all columns first");
      }
      kinds.add(kind);
      dictionaries.add(new StringDictionary());
      cells.add(new int[16]);
      return this;
    }

    /**
     * Adds a record; a value that is null or blank is missing.
     *
     * @throws IllegalArgumentException if the number of values is not that of the columns
     */
    public Builder add(String id, @Nullable String... values) {
      if (values.length != kinds.size()) {
        throw new IllegalArgumentException(
            "record "
                + id
                + " has "
                + values.length
                + " values for "
                + kinds.size()
                + " columns; give one for each");
      }
      int row = nextRow(id);
      for (int i = 0; i < values.length; i++) {
        String value = values[i];
        cells.get(i)[row] =
            value == null || isIgnored(i) ? 0 : dictionaries.get(i).intern(value.strip());
      }
      return this;
    }

    /** Adds a record whose cells may hold several values, such as all phones of a customer. */
    public Builder addAll(String id, List<List<String>> values) {
      return add(id, joined(values));
    }

    void copyAll(RecordTable table) {
      for (int record = 0; record < table.size; record++) {
        int row = nextRow(table.ids[record]);
        for (int i = 0; i < cells.size(); i++) {
          Column from = table.columns.get(i);
          cells.get(i)[row] =
              dictionaries.get(i).intern(from.dictionary().get(from.cells()[record]));
        }
      }
    }

    private boolean isIgnored(int column) {
      return kinds.get(column).role() == FieldRole.IGNORED;
    }

    private int nextRow(String id) {
      if (size == ids.length) {
        int capacity = size * 2;
        ids = Arrays.copyOf(ids, capacity);
        cells.replaceAll(column -> Arrays.copyOf(column, capacity));
      }
      ids[size] = requireNonNull(id, "id");
      return size++;
    }

    /** Returns the table. */
    public RecordTable build() {
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < kinds.size(); i++) {
        columns.add(
            new Column(
                kinds.get(i), dictionaries.get(i), Arrays.copyOf(cells.get(i), size + GUESTS)));
      }
      return new RecordTable(columns, ids, size);
    }
  }
}
