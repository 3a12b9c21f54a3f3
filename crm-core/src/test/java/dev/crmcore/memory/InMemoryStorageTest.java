package dev.crmcore.memory;

import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import dev.crmcore.testkit.StorageContract;

class InMemoryStorageTest extends StorageContract {
  @Override
  protected Storage open(PluginContext context) {
    return new InMemoryStorage(context.catalogue());
  }
}
