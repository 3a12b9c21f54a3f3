package dev.crmcore.jdbc;

import dev.crmcore.spi.CrmPlugin;
import dev.crmcore.storage.StorageProvider;
import java.util.List;

/** Offers storage in SQLite. */
public final class JdbcPlugin implements CrmPlugin {
  /** Creates the plugin. */
  public JdbcPlugin() {}

  @Override
  public String id() {
    return JdbcStorageProvider.ID;
  }

  @Override
  public List<StorageProvider> storageProviders() {
    return List.of(new JdbcStorageProvider());
  }
}
