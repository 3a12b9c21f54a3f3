package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import dev.crmcore.matching.FieldMatching;
import dev.crmcore.matching.FieldRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
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
  private final TextList ids;
  private final int size;

  private RecordTable(List<Column> columns, TextList ids) {
    this.columns = List.copyOf(columns);
    this.ids = ids;
    this.size = ids.size();
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
    return ids.get(record);
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
      if (ids.isAt(i, id)) {
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
    private static final int BATCH = 4096;

    private final List<ColumnBuilder> columns = new ArrayList<>();
    private final TextList ids = new TextList();
    private List<@Nullable String[]> rows = new ArrayList<>();
    private @Nullable ForkJoinTask<?> numbering;

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
      if (ids.size() > 0) {
        throw new IllegalStateException(
            "column " + kind.name() + " comes after the first row; name all columns first");
      }
      columns.add(new ColumnBuilder(kind));
      return this;
    }

    /**
     * Adds a record; a value that is null or blank is missing.
     *
     * @throws IllegalArgumentException if the number of values is not that of the columns
     */
    public Builder add(String id, @Nullable String... values) {
      if (values.length != columns.size()) {
        throw new IllegalArgumentException(
            "record "
                + id
                + " has "
                + values.length
                + " values for "
                + columns.size()
                + " columns; give one for each");
      }
      ids.add(requireNonNull(id, "id"));
      rows.add(values.clone());
      if (rows.size() == BATCH) {
        handOver();
      }
      return this;
    }

    /** Numbers values in the common pool while the caller reads more. */
    private void handOver() {
      awaitNumbering();
      List<@Nullable String[]> batch = rows;
      numbering = ForkJoinPool.commonPool().submit(() -> number(batch));
      rows = new ArrayList<>(BATCH);
    }

    private void awaitNumbering() {
      if (numbering != null) {
        numbering.join();
      }
    }

    private void number(List<@Nullable String[]> batch) {
      for (int i = 0; i < columns.size(); i++) {
        ColumnBuilder column = columns.get(i);
        for (@Nullable String[] row : batch) {
          column.add(row[i]);
        }
      }
    }

    /** Adds a record whose cells may hold several values, such as all phones of a customer. */
    public Builder addAll(String id, List<List<String>> values) {
      return add(id, joined(values));
    }

    void copyAll(RecordTable table) {
      for (int record = 0; record < table.size; record++) {
        ids.add(table.id(record));
        for (int i = 0; i < columns.size(); i++) {
          Column from = table.columns.get(i);
          columns.get(i).add(from.dictionary().get(from.cells()[record]));
        }
      }
    }

    /** Returns the table. */
    public RecordTable build() {
      awaitNumbering();
      number(rows);
      rows = new ArrayList<>();
      return new RecordTable(columns.stream().map(ColumnBuilder::build).toList(), ids);
    }
  }
}
