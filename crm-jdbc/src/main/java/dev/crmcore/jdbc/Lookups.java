package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.storage.LookupKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds owners by the keys of a collection: many keys with one statement.
 *
 * @param <E> the owners
 * @param <T> the elements
 */
final class Lookups<E, T> {
  private static final int KEYS = 500;

  private final EntityTable<E> table;
  private final ChildTable<E, T> child;
  private final Dialect dialect;
  private final List<FieldColumns<T>> fields;

  Lookups(EntityTable<E> table, ChildTable<E, T> child, Dialect dialect) {
    this.table = table;
    this.dialect = dialect;
    this.child = child;
    this.fields = child.collection().lookup().stream().map(child::require).toList();
    if (fields.isEmpty()) {
      throw new InvalidInputException(
          "The collection '%s' of %s declares no lookup."
              .formatted(child.collection(), table.type()));
    }
  }

  Map<LookupKey, List<UUID>> find(
      SqlConnection connection, String tenant, Collection<LookupKey> keys) throws SQLException {
    Map<LookupKey, List<UUID>> found = new LinkedHashMap<>();
    List<LookupKey> part = new ArrayList<>();
    List<List<Object>> values = new ArrayList<>();
    for (LookupKey key : keys) {
      List<Object> parsed = parsed(key);
      if (parsed != null) {
        part.add(key);
        values.add(parsed);
      }
      if (part.size() == KEYS) {
        findPart(connection, tenant, part, values, found);
        part.clear();
        values.clear();
      }
    }
    if (!part.isEmpty()) {
      findPart(connection, tenant, part, values, found);
    }
    return found;
  }

  /** Returns what is compared, or null for a key that no element can have. */
  private @Nullable List<Object> parsed(LookupKey key) {
    if (key.parts().size() != fields.size()) {
      throw new InvalidInputException(
          "A key of '%s' has %d parts, but %d were given."
              .formatted(child.collection(), fields.size(), key.parts().size()));
    }
    List<Object> values = new ArrayList<>();
    try {
      for (int i = 0; i < fields.size(); i++) {
        FieldColumns<T> field = fields.get(i);
        Object value = field.field().type().parse(key.parts().get(i));
        values.add(field.term("").cell().toColumn(value));
      }
    } catch (InvalidInputException e) {
      return null;
    }
    return values;
  }

  private void findPart(
      SqlConnection connection,
      String tenant,
      List<LookupKey> keys,
      List<List<Object>> values,
      Map<LookupKey, List<UUID>> found)
      throws SQLException {
    String json =
        Json.write(
            generator -> {
              generator.writeStartArray();
              for (List<Object> key : values) {
                generator.writeStartArray();
                for (Object value : key) {
                  Json.scalar(generator, value);
                }
                generator.writeEndArray();
              }
              generator.writeEndArray();
            });
    Sql sql =
        Sql.of("SELECT " + dialect.keyPlace() + ", c." + quoted(child.owner()) + " FROM ")
            .append(dialect.keyRows(json))
            .append(" CROSS JOIN " + child.sql() + " AS c WHERE c.")
            .append(quoted(EntityTable.TENANT) + " = ")
            .bind(tenant);
    for (int i = 0; i < fields.size(); i++) {
      FieldColumns<T> field = fields.get(i);
      sql.append(" AND ")
          .append(field.term("c").key())
          .append(" = " + dialect.keyValue(i, field.keyType()));
    }
    Cell idCell = table.term("", EntityTable.ID).cell();
    Map<Integer, TreeSet<UUID>> owners = new HashMap<>();
    connection.query(
        sql,
        rows -> {
          while (rows.next()) {
            UUID owner = (UUID) idCell.read(rows, 2);
            owners
                .computeIfAbsent(rows.getInt(1), place -> new TreeSet<>(Lookups::order))
                .add(owner);
          }
          return owners;
        });
    for (int i = 0; i < keys.size(); i++) {
      TreeSet<UUID> ids = owners.get(i);
      if (ids != null) {
        found.put(keys.get(i), List.copyOf(ids));
      }
    }
  }

  private static int order(UUID left, UUID right) {
    return dev.crmcore.field.FieldType.ID.compare(left, right);
  }
}
