package dev.crmcore.jdbc;

import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.testkit.StorageContract;

/** The contract over a database in memory. */
class SqliteInMemoryStorageTest extends StorageContract {
  @Override
  protected Storage open(PluginContext context) {
    return new JdbcStorageProvider().open(StorageConfig.of("jdbc:sqlite::memory:"), context);
  }
}
