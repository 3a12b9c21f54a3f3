package dev.crmcore.storage.mvstore;

import dev.crmcore.spi.CrmPlugin;
import dev.crmcore.storage.StorageProvider;
import java.util.List;

/** Offers storage in MVStore files. Found by discovery; stateless and safe for all threads. */
public final class MvStorePlugin implements CrmPlugin {
  /** Creates the plugin. */
  public MvStorePlugin() {}

  @Override
  public String id() {
    return MvStoreStorageProvider.ID;
  }

  @Override
  public List<StorageProvider> storageProviders() {
    return List.of(new MvStoreStorageProvider());
  }
}
