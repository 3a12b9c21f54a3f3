package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.field.FieldTrait;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of rows: the row itself, then the rows of each collection with one statement for
 * many records. Immutable and safe for all threads.
 *
 * @param <E> the entity
 */
final class RowReader<E> {
  static final String ALIAS = "t0";
  private static final int FEW = 64;

  private final EntityTable<E> table;
  private final List<FieldColumns<E>> fields;
  private final Map<String, Integer> places;
  private final List<ChildReader<E, ?>> children;
  private final String selected;
  private final boolean together;

  RowReader(EntityTable<E> table, Dialect dialect) {
    this.table = table;
    this.together = dialect.answersTogether();
    this.fields =
        table.fields().stream().filter(field -> !field.field().is(FieldTrait.DERIVED)).toList();
    this.places = table.places(fields);
    this.children = new ArrayList<>();
    for (ChildTable<E, ?> child : table.children()) {
      children.add(new ChildReader<>(child, table.term(ALIAS, EntityTable.ID).cell()));
    }
    List<String> columns = new ArrayList<>();
    for (FieldColumns<E> field : fields) {
      field.readColumns().forEach(column -> columns.add(column.name()));
    }
    table.documents().forEach(document -> columns.add(column(document)));
    if (table.custom() != null) {
      columns.add(CustomFields.VALUES);
    }
    this.selected =
        String.join(", ", columns.stream().map(column -> ALIAS + "." + quoted(column)).toList());
  }

  private RowReader(RowReader<E> whole, List<ChildReader<E, ?>> children) {
    this.table = whole.table;
    this.together = whole.together;
    this.fields = whole.fields;
    this.places = whole.places;
    this.children = children;
    this.selected = whole.selected;
  }

  /** Returns a reader that leaves all but some collections with tables of their own empty. */
  RowReader<E> only(Set<String> collections) {
    return new RowReader<>(
        this, children.stream().filter(child -> collections.contains(child.collection())).toList());
  }

  private static String column(Documents<?, ?> document) {
    return Names.snake(document.collection().name());
  }

  /** Returns the columns to select from the table under {@link #ALIAS}. */
  String selected() {
    return selected;
  }

  /** Runs a statement that selects {@link #selected()} and returns its records in order. */
  List<E> read(SqlConnection connection, String tenant, Sql select) throws SQLException {
    return assembled(connection, tenant, connection.query(select, this::rows));
  }

  /** Does the same with a statement that selects the records with some ids. */
  List<E> read(SqlConnection connection, String tenant, Sql select, IdLists.Part ids)
      throws SQLException {
    if (!isTogether(ids)) {
      return read(connection, tenant, select);
    }
    List<Sql> selects = new ArrayList<>(children.size() + 1);
    selects.add(select);
    selects.addAll(selects(tenant, ids));
    Map<UUID, StoredRow<E>> rows = new LinkedHashMap<>();
    connection.queryAll(
        selects,
        true,
        (at, found) -> {
          if (at == 0) {
            rows(found).forEach(row -> rows.put(row.id(), row));
          } else {
            children.get(at - 1).fill(found, rows);
          }
        });
    return assembled(rows);
  }

  /** Long lists go one by one: nothing is gained, and two that only send would wait for ever. */
  private boolean isTogether(IdLists.Part ids) {
    return together && ids.length() <= FEW;
  }

  private List<Sql> selects(String tenant, IdLists.Part ids) {
    return children.stream().map(child -> child.select(tenant, ids)).toList();
  }

  List<StoredRow<E>> rows(ResultSet rows) throws SQLException {
    List<StoredRow<E>> found = new ArrayList<>();
    while (rows.next()) {
      found.add(row(rows));
    }
    return found;
  }

  private StoredRow<E> row(ResultSet rows) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    int at = 1;
    for (int i = 0; i < values.length; i++) {
      FieldColumns<E> field = fields.get(i);
      values[i] = field.read(rows, at);
      at += field.readColumns().size();
    }
    StoredRow<E> row = new StoredRow<>(table.type(), places, values);
    try {
      for (Documents<E, ?> document : table.documents()) {
        row.put(document.collection().name(), document.read(rows.getString(at++)));
      }
      CustomFields<E> custom = table.custom();
      if (custom != null) {
        row.putCustom(custom.read(rows.getString(at)));
      }
    } catch (IOException e) {
      throw Failures.unreadable(table.name(), e);
    }
    return row;
  }

  List<E> assembled(SqlConnection connection, String tenant, List<StoredRow<E>> found)
      throws SQLException {
    Map<UUID, StoredRow<E>> rows = new LinkedHashMap<>();
    found.forEach(row -> rows.put(row.id(), row));
    for (IdLists.Part part : IdLists.parts(List.copyOf(rows.keySet()))) {
      connection.queryAll(
          selects(tenant, part),
          isTogether(part),
          (at, element) -> children.get(at).fill(element, rows));
    }
    return assembled(rows);
  }

  private List<E> assembled(Map<UUID, StoredRow<E>> rows) {
    List<E> records = new ArrayList<>(rows.size());
    rows.values().forEach(row -> records.add(row.assemble()));
    return records;
  }
}
