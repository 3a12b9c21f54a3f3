package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Filter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritersTest {
  private static final int ROUNDS = 100;

  @TempDir Path folder;

  @Test
  void writersOfTwoStoragesOnOneFileWaitForEachOther() throws Exception {
    JdbcOptions options = JdbcOptions.DEFAULTS.withDurability(Durability.FAST);
    String url = "jdbc:sqlite:" + folder.resolve("crm.db");
    try (Shop one = Shop.open(options, url);
        Shop two = Shop.open(options, url)) {
      Customer counter = one.person("Counter").build();
      one.add(counter);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Future<Integer>> results = new ArrayList<>();
      for (Shop shop : List.of(one, two, one, two)) {
        results.add(threads.submit(() -> countUp(shop, counter)));
      }

      int successes = 0;
      for (Future<Integer> result : results) {
        successes += result.get();
      }
      threads.shutdown();

      assertThat(one.find(counter).orElseThrow().revision().version()).isEqualTo(1 + successes);
      assertThat(successes).isEqualTo(4 * ROUNDS);
    }
  }

  /** Reads and writes apart, so that others come between; only conflicts are tried again. */
  private static int countUp(Shop shop, Customer counter) {
    int successes = 0;
    while (successes < ROUNDS) {
      Customer seen = shop.find(counter).orElseThrow();
      Customer next = seen.toBuilder().revision(seen.revision().next(FixedContext.NOW)).build();
      try {
        shop.write(store -> store.update(List.of(next)));
        successes++;
      } catch (ConflictException e) {
        Thread.onSpinWait();
      }
    }
    return successes;
  }

  @Test
  void readersSeeOneStateWhileOthersWrite() {
    try (Shop shop = Shop.open("jdbc:sqlite:" + folder.resolve("crm.db"))) {
      shop.add(shop.person("Anna").build());

      long before =
          shop.read(
              store -> {
                long first = store.count(Filter.all(CustomerFields.TYPE));
                Thread writer = new Thread(() -> shop.add(shop.person("Boris").build()));
                writer.start();
                join(writer);
                long second = store.count(Filter.all(CustomerFields.TYPE));
                return first == second ? first : -1;
              });

      assertThat(before).isEqualTo(1);
      assertThat(shop.count()).isEqualTo(2);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
