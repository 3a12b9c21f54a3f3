package dev.crmcore.memory;

import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import dev.crmcore.testkit.StorageContract;

/** The contract asks a storage without abilities for refusals, and for all the rest. */
class ModestStorageTest extends StorageContract {
  @Override
  protected Storage open(PluginContext context) {
    return new ModestStorage(new InMemoryStorage(context.catalogue()));
  }
}
