package dev.crmcore.storage.mvstore;

import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.testkit.StorageContract;

/** The contract in memory, where nothing is durable. */
class MvStoreInMemoryTest extends StorageContract {
  @Override
  protected Storage open(PluginContext context) {
    return new MvStoreStorageProvider().open(StorageConfig.of("mvstore:"), context);
  }
}
