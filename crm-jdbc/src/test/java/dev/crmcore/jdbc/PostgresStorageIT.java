package dev.crmcore.jdbc;

import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.testkit.StorageContract;
import java.sql.SQLException;

/** The contract over PostgreSQL. */
class PostgresStorageIT extends StorageContract {
  private String url = "";

  @Override
  protected Storage open(PluginContext context) {
    try {
      url = Postgres.newDatabase();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return reopen(context);
  }

  @Override
  protected Storage reopen(PluginContext context) {
    return new JdbcStorageProvider().open(StorageConfig.of(url), context);
  }
}
