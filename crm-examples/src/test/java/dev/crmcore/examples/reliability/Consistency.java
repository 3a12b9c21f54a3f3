package dev.crmcore.examples.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What holds at every moment, whatever was interrupted. */
final class Consistency {
  private Consistency() {}

  /** Checks all of it in one state of the data. */
  static void check(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      if (database.isSqlite()) {
        assertThat(Rows.of(connection, "PRAGMA integrity_check").toString()).contains("=ok");
        assertThat(Rows.of(connection, "PRAGMA foreign_key_check")).isEmpty();
      } else {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      }
      connection.setAutoCommit(false);
      changeSetsAreWhole(connection);
      customersAreAsTheirLineageSays(connection);
      mergesAreWhole(connection);
      connection.rollback();
    }
  }

  /** Each change-set has one audit entry, a line of lineage for each record, and its promise. */
  private static void changeSetsAreWhole(Connection connection) throws SQLException {
    Map<Object, Set<Object>> touched = new HashMap<>();
    for (Map<String, Object> line :
        Rows.of(
            connection,
            // A reference that a merge moved is in the lineage, under the version it had, and not
            // among the changes.
            "SELECT l.change_set, l.entity_id FROM crm_lineage l WHERE NOT EXISTS (SELECT 1 FROM"
                + " crm_lineage e WHERE e.tenant = l.tenant AND e.entity_id = l.entity_id AND"
                + " e.version = l.version AND e.id < l.id)")) {
      touched
          .computeIfAbsent(line.get("change_set"), set -> new HashSet<>())
          .add(line.get("entity_id"));
    }
    Set<String> promised =
        Rows.of(connection, "SELECT \"key\" FROM crm_outbox").stream()
            .map(row -> row.get("key").toString())
            .collect(Collectors.toSet());
    for (Map<String, Object> entry :
        Rows.of(connection, "SELECT id, \"action\", changes FROM crm_audit")) {
      Set<Object> records = touched.remove(entry.get("id"));
      long changes = ((Number) entry.get("changes")).longValue();
      assertThat(records == null ? 0L : records.size())
          .as("lineage of %s", entry)
          .isEqualTo(changes);
      // An assertion about the set would look through all of it, for each of a quarter of a
      // million.
      assertThat(promised.contains(entry.get("id").toString())).as("outbox of %s", entry).isTrue();
    }
    assertThat(touched).as("lineage without audit").isEmpty();
  }

  private static void customersAreAsTheirLineageSays(Connection connection) throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT c.id, c.version, max(l.version) AS known FROM crm_customer c"
                    + " LEFT JOIN crm_lineage l ON l.entity = 'customer' AND l.entity_id = c.id"
                    + " GROUP BY c.id, c.version"
                    + " HAVING max(l.version) IS NULL OR max(l.version) <> c.version"))
        .as("customers whose version is not in the lineage")
        .isEmpty();
  }

  /** What was merged leads to one survivor, and nothing points to what was merged. */
  private static void mergesAreWhole(Connection connection) throws SQLException {
    Map<Object, Object> mergedInto = new HashMap<>();
    for (Map<String, Object> row :
        Rows.of(connection, "SELECT id, merged_into FROM crm_customer")) {
      mergedInto.put(row.get("id"), row.get("merged_into"));
    }
    mergedInto.keySet().forEach(id -> root(mergedInto, id));
    for (String table : List.of("crm_deal", "crm_interaction")) {
      for (Map<String, Object> child :
          Rows.of(connection, "SELECT id, customer_id FROM " + table)) {
        assertThat(mergedInto).as("owner of %s", child).containsKey(child.get("customer_id"));
        assertThat(mergedInto.get(child.get("customer_id")))
            .as("owner of a child of %s survived: %s", table, child)
            .isNull();
      }
    }
    for (Map<String, Object> child :
        Rows.of(
            connection,
            "SELECT subject, customer_id FROM crm_interaction WHERE outcome = 'owned'")) {
      assertThat(child.get("customer_id"))
          .as("an interaction is where its first owner went")
          .isEqualTo(root(mergedInto, UUID.fromString((String) child.get("subject"))));
    }
    long merged = mergedInto.values().stream().filter(id -> id != null).count();
    assertThat(
            ((Number)
                    Rows.of(
                            connection,
                            "SELECT count(*) AS n FROM crm_merge WHERE undone_at IS NULL")
                        .get(0)
                        .get("n"))
                .longValue())
        .as("merges of one loser that are not undone")
        .isEqualTo(merged);
  }

  private static Object root(Map<Object, Object> mergedInto, Object id) {
    Object root = id;
    for (int steps = 0; mergedInto.get(root) != null; steps++) {
      assertThat(steps).as("steps from %s to its survivor", id).isLessThan(mergedInto.size());
      root = mergedInto.get(root);
      assertThat(mergedInto).as("what %s was merged into", id).containsKey(root);
    }
    return root;
  }
}
