package dev.crmcore.storage.mvstore;

import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.testkit.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract over a file. */
class MvStoreFileTest extends StorageContract {
  @TempDir Path folder;

  private int opened;

  @Override
  protected Storage open(PluginContext context) {
    opened++; // a property opens one for each try
    return reopen(context);
  }

  @Override
  protected Storage reopen(PluginContext context) {
    return new MvStoreStorageProvider()
        .open(StorageConfig.of("mvstore:" + folder.resolve("crm" + opened + ".mv")), context);
  }
}
