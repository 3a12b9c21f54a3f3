package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.StorageException;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Conditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a store that lives. */
class BackupTest {
  private static final int WRITERS = 4;
  private static final int BEFORE = 20;

  @TempDir Path folder;

  @Test
  void aCopyMadeWhileFourThreadsWriteIsOneStateWithAllThatWasAcknowledged()
      throws InterruptedException, ExecutionException {
    Path copy = folder.resolve("copy.db");
    Set<Customer> acknowledged = ConcurrentHashMap.newKeySet();
    List<Customer> before;
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try (Shop shop = Shop.open(url("crm.db"))) {
      AtomicBoolean over = new AtomicBoolean();
      CountDownLatch warm = new CountDownLatch(WRITERS * BEFORE);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        running.add(
            writers.submit(
                () -> {
                  while (!over.get()) {
                    Customer left = shop.person("Left").tag("pair").build();
                    Customer right = shop.person("Right").tag("pair").build();
                    shop.add(left, right);
                    acknowledged.add(left);
                    acknowledged.add(right);
                    warm.countDown();
                  }
                }));
      }
      warm.await();
      before = List.copyOf(acknowledged);

      shop.storage().backup(copy);

      over.set(true);
      for (Future<?> writer : running) {
        writer.get();
      }
      assertThat(shop.count()).isEqualTo(acknowledged.size());
    } finally {
      writers.shutdown();
    }

    try (Shop restored = Shop.open(url("copy.db"))) {
      assertThat(before)
          .hasSizeGreaterThanOrEqualTo(WRITERS * BEFORE)
          .allSatisfy(customer -> assertThat(restored.find(customer)).contains(customer));
      assertThat(restored.count()).isEven().isLessThanOrEqualTo(acknowledged.size());
      assertThat(restored.ids(Conditions.contains(CustomerFields.GIVEN_NAME, "left"))).isNotEmpty();
    }
  }

  @Test
  void aCopyNeverReplacesAFile() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "mine");
    try (Shop shop = Shop.open(url("crm.db"))) {
      assertThatThrownBy(() -> shop.storage().backup(taken))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("exists already");
      assertThatThrownBy(() -> shop.storage().backup(folder.resolve("nowhere/copy.db")))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("nowhere");
    }
    assertThat(taken).hasContent("mine");
  }

  private String url(String file) {
    return "jdbc:sqlite:" + folder.resolve(file);
  }
}
