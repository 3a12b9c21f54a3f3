package dev.crmcore.storage.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.error.StorageException;
import dev.crmcore.model.Customer;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
  @TempDir Path folder;

  @AfterEach
  void repair() {
    FailingDisk.FULL.set(false);
  }

  @Test
  void aCommitThatTheDiskRefusesIsReportedAndTheOnesBeforeItAreThereAfterOpeningAgain() {
    Path file = folder.resolve("crm.mv");
    FilePath.register(new FailingDisk());
    Location where = Location.of("mvstore:" + file);
    Layout layout = new Layout(StandardCatalogue.create());
    Shop.open("mvstore:" + file).close();
    Customer kept;

    Engine engine = Engine.open(where, FailingDisk.SCHEME + ":" + file, false);
    try (Shop shop = Shop.on(new MvStoreStorage(engine, layout))) {
      kept = shop.add(shop.person("Kept").build());
      FailingDisk.FULL.set(true);

      assertThatThrownBy(() -> shop.add(shop.person("Lost").build()))
          .isInstanceOfSatisfying(
              StorageException.class, error -> assertThat(error.code()).isEqualTo("E_STORAGE_IO"))
          .hasMessageContaining("free space")
          .hasStackTraceContaining("MVStore error")
          .message()
          .doesNotContain("Anna");
      assertThatThrownBy(shop::count)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("open it again");
    }

    FailingDisk.FULL.set(false);
    try (Shop shop = Shop.open("mvstore:" + file)) {
      assertThat(shop.find(kept)).contains(kept);
      assertThat(shop.count()).isEqualTo(1);
    }
  }
}
