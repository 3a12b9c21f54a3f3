package dev.crmcore.storage.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.StorageException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.query.Filter;
import dev.crmcore.query.TextQuery;
import dev.crmcore.spi.CrmPlugin;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
  @TempDir Path folder;

  @Nested
  class Places {
    @Test
    void onlyUrlsOfThisStorageAreAccepted() {
      MvStoreStorageProvider provider = new MvStoreStorageProvider();

      assertThat(provider.accepts("mvstore:shop.mv")).isTrue();
      assertThat(provider.accepts("jdbc:sqlite:shop.db")).isFalse();
      assertThatThrownBy(() -> Shop.open("jdbc:sqlite:shop.db"))
          .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aFolderIsNoStore() {
      assertRefused(() -> Shop.open("mvstore:" + folder), "E_STORAGE_OPEN")
          .hasMessageContaining("is a folder")
          .hasMessageContaining("crm.mv");
    }

    @Test
    void aMissingFolderIsNamed() {
      assertRefused(() -> Shop.open(url("missing/crm.mv")), "E_STORAGE_OPEN")
          .hasMessageContaining("missing")
          .hasMessageContaining("create it first");
    }

    @Test
    void aPathOfNoFileIsRefused() {
      assertRefused(() -> Shop.open("mvstore:a\0b"), "E_STORAGE_OPEN");
    }

    @Test
    void eachStoreInMemoryIsOneOfItsOwnAndNotDurable() {
      try (Shop one = Shop.open("mvstore:");
          Shop other = Shop.open("mvstore:");
          Shop file = Shop.open(url("crm.mv"))) {
        one.add(one.person("Anna").build());

        assertThat(other.count()).isZero();
        assertThat(one.storage().capabilities()).doesNotContain(StorageCapability.DURABLE);
        assertThat(file.storage().capabilities()).contains(StorageCapability.DURABLE);
      }
    }

    @Test
    void thePluginIsDiscovered() {
      assertThat(ServiceLoader.load(CrmPlugin.class))
          .filteredOn(plugin -> plugin.id().equals("mvstore"))
          .singleElement()
          .satisfies(
              plugin ->
                  assertThat(plugin.storageProviders())
                      .hasOnlyElementsOfType(MvStoreStorageProvider.class));
    }
  }

  @Nested
  class Contents {
    @Test
    void aFileOfAnotherKindIsRefusedAndStaysAsItIs() throws IOException {
      String text = "name,email\nAnna,anna@example.org\n".repeat(999);
      Files.writeString(folder.resolve("crm.mv"), text);

      assertRefused(() -> Shop.open(url("crm.mv")), "E_STORAGE_CORRUPT")
          .hasMessageContaining("is not an MVStore")
          .hasMessageNotContaining("Anna");
      assertThat(folder.resolve("crm.mv")).hasContent(text);
    }

    @Test
    void aStoreOfAnotherApplicationIsRefusedAndStaysAsItIs() throws IOException {
      try (MVStore store = MVStore.open(folder.resolve("crm.mv").toString())) {
        store.openMap("theirs").put("key", "value");
      }
      byte[] before = Files.readAllBytes(folder.resolve("crm.mv"));

      assertRefused(() -> Shop.open(url("crm.mv")), "E_STORAGE_CORRUPT")
          .hasMessageContaining("another application");
      assertThat(folder.resolve("crm.mv")).hasBinaryContent(before);
    }

    @Test
    void aStoreOfANewerFormatIsRefusedAndStaysAsItIs() throws IOException {
      Shop.open(url("crm.mv")).close();
      try (MVStore store = MVStore.open(folder.resolve("crm.mv").toString())) {
        store.setStoreVersion(Engine.FORMAT + 1);
      }
      byte[] before = Files.readAllBytes(folder.resolve("crm.mv"));

      assertRefused(() -> Shop.open(url("crm.mv")), "E_STORAGE")
          .hasMessageContaining("newer version");
      assertThat(folder.resolve("crm.mv")).hasBinaryContent(before);
    }

    @Test
    void aDamagedFileIsReported() throws IOException {
      try (Shop shop = Shop.open(url("crm.mv"))) {
        for (int i = 0; i < 50; i++) {
          shop.add(shop.person("Anna" + i).build());
        }
      }
      Path file = folder.resolve("crm.mv");
      byte[] bytes = Files.readAllBytes(file);
      Arrays.fill(bytes, 8192, bytes.length, (byte) 0x55);
      Files.write(file, bytes);

      assertRefused(
              () -> {
                try (Shop shop = Shop.open(url("crm.mv"))) {
                  shop.count();
                }
              },
              "E_STORAGE_CORRUPT")
          .hasMessageContaining("damaged");
    }

    @Test
    void aFileBelongsToOneStorageAtATime() {
      try (Shop shop = Shop.open(url("crm.mv"))) {
        assertRefused(() -> Shop.open(url("crm.mv")), "E_STORAGE_BUSY")
            .hasMessageContaining("open elsewhere");
        shop.add(shop.person("Anna").build());
      }
      try (Shop shop = Shop.open(url("crm.mv"))) {
        assertThat(shop.count()).isEqualTo(1);
      }
    }
  }

  @Nested
  class Settings {
    @Test
    void aStoreThatIsReadOnlyIsReadAndNotWritten() {
      Customer anna;
      try (Shop shop = Shop.open(url("crm.mv"))) {
        anna = shop.add(shop.person("Anna").build());
      }

      try (Shop shop = Shop.open(readOnly(), StandardCatalogue.create())) {
        assertThat(shop.find(anna)).contains(anna);
        assertRefused(() -> shop.add(shop.person("Boris").build()), "E_STORAGE_READ_ONLY");
      }
    }

    @Test
    void aStoreThatIsReadOnlyIsNotCreated() {
      assertRefused(() -> Shop.open(readOnly(), StandardCatalogue.create()), "E_STORAGE_OPEN");
      assertThat(folder.resolve("crm.mv")).doesNotExist();
    }

    private StorageConfig readOnly() {
      return new StorageConfig(url("crm.mv"), Map.of("readOnly", "true"));
    }

    @Test
    void aMisspelledSettingIsRefused() {
      for (Map<String, String> settings :
          List.of(Map.of("readonly", "true"), Map.of("readOnly", "yes"))) {
        StorageConfig config = new StorageConfig(url("crm.mv"), settings);

        assertThatThrownBy(() -> Shop.open(config, StandardCatalogue.create()))
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining("readOnly");
      }
    }
  }

  @Nested
  class Catalogues {
    private final Catalogue withPoints =
        StandardCatalogue.create()
            .withCustomFields("customer", List.of(CustomField.of("points", FieldType.INTEGER)));

    @Test
    void aFieldThatIsAddedLaterIsMissingAndOneThatIsGoneIsPassedOver() {
      StorageConfig config = StorageConfig.of(url("crm.mv"));
      Customer before;
      Customer after;
      try (Shop shop = Shop.open(config, StandardCatalogue.create())) {
        before = shop.add(shop.person("Before").build());
      }
      try (Shop shop = Shop.open(config, withPoints)) {
        assertThat(shop.find(before)).contains(before);
        after = shop.add(shop.person("After").id(otherId()).custom("points", 7L).build());
        assertThat(shop.find(after)).contains(after);
      }
      try (Shop shop = Shop.open(config, StandardCatalogue.create())) {
        assertThat(CustomerFields.TYPE.custom(shop.find(after).orElseThrow())).isEmpty();
      }
    }

    @Test
    void aValueThatNoFieldDescribesIsRefusedAndNotLost() {
      try (Shop shop = Shop.open(url("crm.mv"))) {
        assertThatThrownBy(() -> shop.add(shop.person("Anna").custom("points", 7L).build()))
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining("points");
      }
    }

    @Test
    void postingsOfOtherIndexesAreMadeAnew() {
      StorageConfig config = StorageConfig.of(url("crm.mv"));
      try (Shop shop = Shop.open(config, StandardCatalogue.create())) {
        shop.add(shop.person("Anna").build());
      }
      // As a version that knew no words would have left it.
      Engine engine = Engine.open(Location.of(config.url()), false);
      Entries entries = engine.write();
      entries.keys(Keys.allPostings("customer")).forEachRemaining(entries::remove);
      entries.put(Keys.signature("customer"), new byte[] {1});
      entries.commit();
      engine.close();

      try (Shop shop = Shop.open(config, StandardCatalogue.create())) {
        List<UUID> found =
            shop.storage()
                .read(
                    Shop.TENANT,
                    unit ->
                        unit.store(CustomerFields.TYPE)
                            .search(
                                TextQuery.ofBeginnings("ann"),
                                Filter.all(CustomerFields.TYPE),
                                10));
        assertThat(found).hasSize(1);
      }
    }

    private CustomerId otherId() {
      return new CustomerId(new UUID(7, 7));
    }
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable call, String code) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StorageException.class, error -> assertThat(error.code()).isEqualTo(code));
  }

  private String url(String file) {
    return "mvstore:" + folder.resolve(file);
  }
}
