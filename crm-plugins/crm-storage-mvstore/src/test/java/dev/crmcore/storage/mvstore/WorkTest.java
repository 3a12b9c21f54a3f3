package dev.crmcore.storage.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.StorageException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTest {
  @TempDir Path folder;

  @Test
  void aHostOpensItByItsUrl() {
    Customer ada;
    try (Crm crm = Crm.open(url("crm.mv"))) {
      CrmSession session = crm.session("anna");
      ada = session.customers().create(Person.builder().givenName("Ada").build());
    }

    try (Crm crm = Crm.open(url("crm.mv"))) {
      assertThat(crm.session("anna").customers().search("ada", 5)).containsExactly(ada);
    }
  }

  @Test
  void whatADyingProcessHadNotCommittedIsNotThere() {
    Path copy = folder.resolve("copy.mv");
    try (Shop shop = Shop.open(url("crm.mv"))) {
      Customer kept = shop.add(shop.person("Kept").externalId("shop", "1").build());
      shop.storage()
          .write(
              Shop.TENANT,
              unit -> {
                for (int i = 0; i < 5000; i++) {
                  Customer lost = shop.person("Lost").externalId("shop", "l" + i).build();
                  unit.store(CustomerFields.TYPE).insert(List.of(lost));
                }
                return copied(folder.resolve("crm.mv"), copy);
              });

      try (Shop after = Shop.open(url("copy.mv"))) {
        assertThat(after.count()).isEqualTo(1);
        assertThat(after.find(kept)).contains(kept);
        Customer free = shop.person("Free").externalId("shop", "l7").build();
        assertThat(after.find(after.add(free))).contains(free);
      }
      assertThat(shop.count()).isEqualTo(5001);
    }
  }

  @Test
  void whatWasCommittedIsThereWithoutClosing() {
    Path copy = folder.resolve("copy.mv");
    try (Shop shop = Shop.open(url("crm.mv"))) {
      Customer anna = shop.add(shop.person("Anna").build());
      copied(folder.resolve("crm.mv"), copy);

      try (Shop after = Shop.open(url("copy.mv"))) {
        assertThat(after.find(anna)).contains(anna);
      }
    }
  }

  @Test
  void anInterruptEndsNoStorage() throws Exception {
    try (Shop shop = Shop.open(url("crm.mv"))) {
      Customer before = shop.add(shop.person("Before").build());
      Customer during = shop.person("During").build();
      ExecutorService executor = Executors.newSingleThreadExecutor();
      try {
        Future<Boolean> stillInterrupted =
            executor.submit(
                () -> {
                  Thread.currentThread().interrupt();
                  shop.add(during);
                  return Thread.currentThread().isInterrupted();
                });
        assertThat(stillInterrupted.get(10, TimeUnit.SECONDS)).isTrue();
      } finally {
        executor.shutdownNow();
      }

      assertThat(shop.find(before)).contains(before);
      assertThat(shop.find(during)).contains(during);
    }
  }

  @Test
  void aChangeThatFailedLeavesNoTraceEvenIfItsErrorIsCaught() {
    try (Shop shop = Shop.open("mvstore:")) {
      Customer taken = shop.add(shop.person("Taken").build());
      Customer halfway = shop.person("Halfway").externalId("shop", "1").build();
      Customer last = shop.person("Last").externalId("shop", "1").build();

      shop.storage()
          .write(
              Shop.TENANT,
              unit -> {
                assertThatThrownBy(
                        () -> unit.store(CustomerFields.TYPE).insert(List.of(halfway, taken)))
                    .isInstanceOf(ConflictException.class);
                unit.store(CustomerFields.TYPE).insert(List.of(last));
                return true;
              });

      assertThat(shop.find(halfway)).isEmpty();
      assertThat(shop.find(last)).contains(last);
    }
  }

  @Test
  void aWriteInsideAWriteIsRefusedAndAReadSeesWhatIsCommitted() {
    try (Shop shop = Shop.open("mvstore:")) {
      Customer anna = shop.person("Anna").build();
      shop.storage()
          .write(
              Shop.TENANT,
              unit -> {
                unit.store(CustomerFields.TYPE).insert(List.of(anna));
                assertThat(shop.count()).isZero();
                assertThatThrownBy(() -> shop.add(shop.person("Inner").build()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("inside another");
                return true;
              });
      assertThat(shop.count()).isEqualTo(1);
    }
  }

  @Test
  void closingWaitsForWorkThatHasBegun() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    Shop shop = Shop.open(url("crm.mv"));
    Customer anna = shop.person("Anna").build();
    CountDownLatch begun = new CountDownLatch(1);
    try {
      Future<Customer> write =
          executor.submit(
              () ->
                  shop.storage()
                      .write(
                          Shop.TENANT,
                          unit -> {
                            begun.countDown();
                            assertThatThrownBy(shop::close).isInstanceOf(StorageException.class);
                            unit.store(CustomerFields.TYPE).insert(List.of(anna));
                            return anna;
                          }));
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      shop.close();
      assertThat(write.get(10, TimeUnit.SECONDS)).isEqualTo(anna);
    } finally {
      executor.shutdownNow();
    }
    try (Shop after = Shop.open(url("crm.mv"))) {
      assertThat(after.find(anna)).contains(anna);
    }
  }

  private static Path copied(Path from, Path to) {
    try {
      return Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String url(String file) {
    return "mvstore:" + folder.resolve(file);
  }
}
