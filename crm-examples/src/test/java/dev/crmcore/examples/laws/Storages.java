package dev.crmcore.examples.laws;

import dev.crmcore.Crm;
import dev.crmcore.CrmBuilder;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.jdbc.Postgres;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.storage.StorageProvider;
import dev.crmcore.storage.mvstore.MvStoreStorageProvider;
import java.nio.file.Path;
import java.sql.SQLException;

/** The storages on which the laws are held. */
public enum Storages {
  MEMORY,
  SQLITE,
  POSTGRESQL,
  MVSTORE;

  /** Starts a CRM on a new, empty storage; skips the test where it cannot run. */
  public CrmBuilder builder(Path folder) {
    return switch (this) {
      case MEMORY -> Crm.builder().inMemory();
      case SQLITE -> on(new JdbcStorageProvider(), "jdbc:sqlite:" + folder.resolve("crm.db"));
      case POSTGRESQL -> on(new JdbcStorageProvider(), newDatabase());
      case MVSTORE -> on(new MvStoreStorageProvider(), "mvstore:" + folder.resolve("crm.mv"));
    };
  }

  private static CrmBuilder on(StorageProvider provider, String url) {
    return Crm.builder().storage(provider, StorageConfig.of(url));
  }

  private static String newDatabase() {
    try {
      return Postgres.newDatabase();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
