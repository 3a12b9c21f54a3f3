package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.error.ConflictException;
import dev.crmcore.field.FieldType;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The references that a piece of work wrote, checked when it ends. Foreign keys are checked at the
 * commit, and inside a transaction of the host's that would be the host's own commit; there, keys
 * may even be switched off.
 */
final class References {
  private final Schema schema;
  private final Map<String, Set<UUID>> written = new LinkedHashMap<>();

  References(Schema schema) {
    this.schema = schema;
  }

  <E> void collect(EntityTable<E> table, Collection<E> entities) {
    for (FieldColumns<E> field : table.fields()) {
      String target = field.field().references().orElse("");
      if (schema.hasTable(target)) {
        for (E entity : entities) {
          if (field.field().get(entity) instanceof UUID id) {
            add(target, id);
          }
        }
      }
    }
  }

  void add(String target, UUID id) {
    if (schema.hasTable(target)) {
      written.computeIfAbsent(target, entity -> new LinkedHashSet<>()).add(id);
    }
  }

  void check(SqlConnection connection, String tenant) throws SQLException {
    for (Map.Entry<String, Set<UUID>> entry : written.entrySet()) {
      EntityTable<?> table = schema.requireTable(entry.getKey());
      for (IdLists.Part part : IdLists.parts(List.copyOf(entry.getValue()))) {
        check(connection, tenant, table, part);
      }
    }
  }

  private void check(
      SqlConnection connection, String tenant, EntityTable<?> table, IdLists.Part part)
      throws SQLException {
    Sql sql =
        Sql.of("SELECT count(*) FROM " + table.sql())
            .append(" WHERE " + quoted(EntityTable.TENANT) + " = ")
            .bind(tenant)
            .append(" AND " + quoted(EntityTable.ID))
            .append(part.in(schema.dialect().cell(FieldType.ID)));
    long found = connection.query(sql, rows -> rows.next() ? rows.getLong(1) : 0L);
    if (found < part.ids().size()) {
      throw new ConflictException(
          "E_REFERENCE",
          "A record refers to a %s that does not exist. Nothing was changed."
              .formatted(table.type()));
    }
  }
}
