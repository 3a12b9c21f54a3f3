package dev.crmcore.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.host.PluginContext;
import dev.crmcore.model.Person;
import dev.crmcore.spi.CrmPlugin;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.storage.StorageProvider;
import dev.crmcore.storage.mvstore.MvStoreStorageProvider;
import dev.crmcore.testkit.StorageContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageGuideTest {
  @TempDir Path folder;

  // tag::storagePlugin[]
  public static final class ShopPlugin implements CrmPlugin {
    @Override
    public String id() {
      return "shop";
    }

    @Override
    public List<StorageProvider> storageProviders() {
      return List.of(new MvStoreStorageProvider()); // yours
    }
  }

  // end::storagePlugin[]

  // tag::storageContract[]
  static class MvStoreFileTest extends StorageContract {
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

  // end::storageContract[]

  @Test
  void aHostFindsTheStorageByItsUrl() {
    Path file = folder.resolve("shop.mv");
    // tag::storageOpen[]
    try (Crm crm = Crm.open("mvstore:" + file)) {
      CrmSession session = crm.session("anna");
      session.customers().create(Person.builder().givenName("Ada").build());
    }
    // end::storageOpen[]

    try (Crm crm = Crm.open("mvstore:" + file)) {
      assertThat(crm.session("anna").customers().search("ada", 5)).hasSize(1);
    }
  }

  @Test
  void aHostAddsAPluginByHandAndSelectsItsStorageById() {
    try (Crm crm =
        Crm.builder()
            .addPlugin(new ShopPlugin())
            .storage(MvStoreStorageProvider.ID, StorageConfig.of("mvstore:"))
            .build()) {
      assertThat(crm.session("anna").customers().search("ada", 5)).isEmpty();
    }
  }
}
