package dev.crmcore.benchmarks;

import dev.crmcore.model.CustomerId;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an overview reads, by hand-written statements that are prepared once: every column of the
 * same records, children included.
 */
final class BareOverview {
  private static final String MINE = " WHERE tenant = 'default' AND customer_id = ?";
  private static final int TIMELINE = 20;

  private final List<PreparedStatement> statements = new ArrayList<>();
  private final BareStore store;

  BareOverview(Connection connection) throws SQLException {
    store = new BareStore(connection, "crm_customer", true);
    List<String> all = new ArrayList<>();
    happened(all, "crm_interaction", "occurred_at", "participants");
    happened(all, "crm_purchase", "occurred_at", "lines");
    happened(all, "crm_deal", "created_at", "lines");
    happened(all, "crm_service_case", "opened_at");
    happened(all, "crm_survey", "answered_at");
    happened(all, "crm_task", "completed_at", "checklist");
    happened(all, "crm_lead", "received_at");
    happened(all, "crm_comment", "created_at");
    all.add(
        "SELECT m.*, d.name FROM crm_stage_change m JOIN crm_deal d ON d.tenant = m.tenant AND d.id"
            + " = m.deal_id WHERE d.tenant = 'default' AND d.customer_id = ? AND m.\"from\" IS NOT"
            + " NULL ORDER BY m.at DESC LIMIT "
            + TIMELINE);
    all.add("SELECT * FROM crm_lineage WHERE tenant = 'default' AND entity_id = ?");
    all.add("SELECT * FROM crm_consent" + MINE + " AND replaced_by IS NULL");
    which(all, "crm_deal", " AND closed_at IS NULL", " ORDER BY stage_since DESC LIMIT 100");
    which(
        all, "crm_task", " AND status IN ('OPEN', 'IN_PROGRESS')", " ORDER BY deadline LIMIT 100");
    which(
        all,
        "crm_service_case",
        " AND status IN ('NEW', 'OPEN', 'PENDING', 'RESOLVED')",
        " ORDER BY opened_at DESC LIMIT 100");
    all.add(
        "SELECT * FROM crm_interaction"
            + MINE
            + " AND direction IN ('INBOUND', 'OUTBOUND') ORDER BY occurred_at DESC LIMIT 1");
    all.add(
        "SELECT amount_currency, count(*), sum(amount_minor), min(occurred_at), max(occurred_at)"
            + " FROM crm_purchase"
            + MINE
            + " GROUP BY amount_currency");
    all.add("SELECT segment_id FROM crm_membership" + MINE + " AND until IS NULL");
    all.add("SELECT * FROM crm_segment WHERE tenant = 'default' AND ? IS NOT NULL");
    all.add("SELECT * FROM crm_quality_rating" + MINE + " ORDER BY rated_at DESC LIMIT 1");
    all.add(
        "SELECT count(*) FROM crm_duplicate_candidate WHERE tenant = 'default' AND left_id = ?");
    all.add(
        "SELECT count(*) FROM crm_duplicate_candidate WHERE tenant = 'default' AND right_id = ?");
    all.add("SELECT * FROM crm_affiliation WHERE tenant = 'default' AND person_id = ?");
    all.add("SELECT * FROM crm_affiliation WHERE tenant = 'default' AND organization_id = ?");
    all.add("SELECT * FROM crm_relationship WHERE tenant = 'default' AND from_id = ?");
    all.add("SELECT * FROM crm_relationship WHERE tenant = 'default' AND to_id = ?");
    which(all, "crm_comment", " AND pinned", " ORDER BY created_at DESC LIMIT 100");
    which(all, "crm_attachment", " AND removed_at IS NULL", " ORDER BY created_at DESC LIMIT 100");
    all.add(
        "SELECT * FROM crm_suppression WHERE tenant = 'default' AND address IN (SELECT"
            + " normalized FROM crm_customer_contact_points"
            + MINE
            + ")");
    for (String sql : all) {
      statements.add(connection.prepareStatement(sql));
    }
  }

  private static void happened(List<String> all, String table, String time, String... children) {
    String latest = " AND %1$s IS NOT NULL ORDER BY %1$s DESC LIMIT %2$d".formatted(time, TIMELINE);
    all.add("SELECT * FROM " + table + MINE + latest);
    for (String child : children) {
      all.add(
          "SELECT * FROM %1$s_%2$s WHERE tenant = 'default' AND %3$s_id IN (SELECT id FROM %1$s"
                  .formatted(table, child, table.substring("crm_".length()))
              + MINE
              + latest
              + ")");
    }
  }

  private static void which(List<String> all, String table, String condition, String order) {
    all.add("SELECT * FROM " + table + MINE + condition + order);
  }

  /** Reads everything and returns how many values there were. */
  int read(CustomerId id) throws SQLException {
    byte[] key =
        ByteBuffer.allocate(16)
            .putLong(id.value().getMostSignificantBits())
            .putLong(id.value().getLeastSignificantBits())
            .array();
    int values = store.read(key);
    for (PreparedStatement statement : statements) {
      statement.setBytes(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int column = 1; column <= columns; column++) {
            values += rows.getObject(column) == null ? 0 : 1;
          }
        }
      }
    }
    return values;
  }
}
