package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of one collection for many owners. Immutable and safe for all threads.
 *
 * @param <E> the owners
 * @param <T> the elements
 */
final class ChildReader<E, T> {
  private final ChildTable<E, T> table;
  private final Cell idCell;
  private final String select;

  ChildReader(ChildTable<E, T> table, Cell idCell) {
    this.table = table;
    this.idCell = idCell;
    List<String> columns = new ArrayList<>();
    columns.add(quoted(table.owner()));
    for (FieldColumns<T> field : table.fields()) {
      field.readColumns().forEach(column -> columns.add(quoted(column.name())));
    }
    this.select =
        "SELECT "
            + String.join(", ", columns)
            + " FROM "
            + table.sql()
            + " WHERE "
            + quoted(EntityTable.TENANT)
            + " = ? AND "
            + quoted(table.owner());
  }

  /** Returns the name of the collection. */
  String collection() {
    return table.collection().name();
  }

  /** Returns the statement that reads the elements of some owners, in order. */
  Sql select(String tenant, IdLists.Part owners) {
    return Sql.of(select, tenant)
        .append(owners.in(idCell))
        .append(" ORDER BY " + quoted(table.owner()) + ", " + quoted(ChildTable.POSITION));
  }

  /** Puts what {@link #select} found into the rows of the owners, which are there by id. */
  void fill(ResultSet found, Map<UUID, StoredRow<E>> owners) throws SQLException {
    UUID last = null;
    List<T> elements = List.of();
    while (found.next()) {
      UUID owner = (UUID) idCell.read(found, 1);
      if (owner != null && !owner.equals(last)) {
        elements = new ArrayList<>();
        StoredRow<E> row = owners.get(owner);
        if (row != null) {
          row.put(table.collection().name(), elements);
        }
        last = owner;
      }
      elements.add(element(found));
    }
  }

  private T element(ResultSet found) throws SQLException {
    List<FieldColumns<T>> fields = table.fields();
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    int at = 2;
    for (int i = 0; i < values.length; i++) {
      FieldColumns<T> field = fields.get(i);
      values[i] = field.read(found, at);
      at += field.readColumns().size();
    }
    return table.collection().assemble(new ElementValues<>(table.places(), values));
  }
}
