package dev.crmcore.examples.laws;

import dev.crmcore.jdbc.Postgres;
import java.sql.SQLException;

/** The same in PostgreSQL. */
class PostgresAuditTamperIT extends AuditTamperTest {
  @Override
  String newDatabase() throws SQLException {
    return Postgres.newDatabase();
  }

  @Override
  String translated(String sql) {
    return sql.replace("at = at + 1", "at = at + interval '1 second'")
        .replace("randomblob(16)", "gen_random_uuid()")
        .replace("zeroblob(16)", "'00000000-0000-0000-0000-000000000000'")
        .replace("replace(changes, 'Ada', 'Eve')", "replace(changes::text, 'Ada', 'Eve')::jsonb");
  }
}
