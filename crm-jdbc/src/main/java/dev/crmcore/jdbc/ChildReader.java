package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** Puts the elements into the rows of their owners; the ids are those of the rows. */
  void read(SqlConnection connection, String tenant, List<UUID> ids, List<StoredRow<E>> rows)
      throws SQLException {
    if (rows.size() == 1) {
      rows.get(0).put(table.collection().name(), readOne(connection, tenant, ids.get(0)));
      return;
    }
    Map<UUID, List<T>> byOwner = new HashMap<>();
    for (IdLists.Part part : IdLists.parts(ids)) {
      PreparedStatement statement =
          connection.prepared(select + part.in() + order(quoted(table.owner()) + ", "));
      statement.setString(1, tenant);
      part.bind(statement, 2, idCell);
      try (ResultSet found = statement.executeQuery()) {
        collect(found, byOwner);
      }
    }
    if (!byOwner.isEmpty()) {
      for (int i = 0; i < rows.size(); i++) {
        List<T> elements = byOwner.get(ids.get(i));
        if (elements != null) {
          rows.get(i).put(table.collection().name(), elements);
        }
      }
    }
  }

  private static String order(String first) {
    return " ORDER BY " + first + quoted(ChildTable.POSITION);
  }

  private List<T> readOne(SqlConnection connection, String tenant, UUID id) throws SQLException {
    PreparedStatement statement = connection.prepared(select + " = ?" + order(""));
    statement.setString(1, tenant);
    Sql.bind(statement, 2, idCell.toColumn(id));
    try (ResultSet found = statement.executeQuery()) {
      if (!found.next()) {
        return List.of();
      }
      List<T> elements = new ArrayList<>();
      do {
        elements.add(element(found));
      } while (found.next());
      return elements;
    }
  }

  private void collect(ResultSet found, Map<UUID, List<T>> byOwner) throws SQLException {
    UUID last = null;
    List<T> elements = new ArrayList<>();
    while (found.next()) {
      UUID owner = (UUID) idCell.read(found, 1);
      if (owner != null && !owner.equals(last)) {
        elements = byOwner.computeIfAbsent(owner, id -> new ArrayList<>());
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
