package dev.crmcore.memory;

import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.storage.StorageProvider;

/**
 * Opens storages in memory, under the URL {@code memory:}. Each opening gives an empty one of its
 * own.
 *
 * @since 0.1
 */
public final class InMemoryStorageProvider implements StorageProvider {
  /** The id by which a host selects it. */
  public static final String ID = "memory";

  private static final String PREFIX = "memory:";

  /** Creates the provider. */
  public InMemoryStorageProvider() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean accepts(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public Storage open(StorageConfig config, PluginContext context) {
    return new InMemoryStorage(context.catalogue());
  }
}
