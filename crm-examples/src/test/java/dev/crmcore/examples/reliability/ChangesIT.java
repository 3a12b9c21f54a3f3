package dev.crmcore.examples.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.changes.Change;
import dev.crmcore.changes.ChangePage;
import dev.crmcore.changes.ChangePosition;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.model.Person;
import dev.crmcore.query.Conditions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who reads the changes while many write misses none and gets none twice. */
class ChangesIT {
  private static final int WRITERS = 6;
  private static final int ROUNDS = 40;
  private static final int ROWS = 30;

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void nothingIsMissedAndNothingComesTwice(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    Set<UUID> written = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try (Crm crm = engine.create(folder).open()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        String name = "writer" + writer;
        writers.add(threads.submit(() -> write(crm.session(name), name, written)));
      }
      List<Change> read = new ArrayList<>();
      List<UUID> handled = new ArrayList<>();
      CrmSession reader = crm.session("reader");
      ChangePosition position = ChangePosition.START;
      boolean last;
      do {
        last = writers.stream().allMatch(Future::isDone);
        ChangePage page = reader.changes().since(position, 17);
        read.addAll(page.items());
        position = page.next();
        last &= !page.hasMore();
        reader
            .changes()
            .consumer("index")
            .read(23, changes -> changes.forEach(change -> handled.add(change.id())));
      } while (!last);
      for (Future<?> writer : writers) {
        writer.get();
      }
      while (reader
              .changes()
              .consumer("index")
              .read(1_000, changes -> changes.forEach(change -> handled.add(change.id())))
          > 0) {
        // Until there is nothing more.
      }

      assertThat(read).extracting(Change::id).containsExactlyInAnyOrderElementsOf(written);
      assertThat(read).extracting(change -> change.position().changeSet()).isSorted();
      assertThat(position).isEqualTo(reader.changes().latest());
      assertThat(handled).containsExactlyElementsOf(read.stream().map(Change::id).toList());
      System.out.printf("%s: %,d changes by %d writers%n", engine, read.size(), WRITERS);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void write(CrmSession session, String name, Set<UUID> written) {
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 10 == 9) {
        importFile(session, name + "-" + round);
      } else {
        written.add(
            session
                .customers()
                .create(Person.builder().givenName(name).familyName("R" + round).build())
                .id()
                .value());
      }
    }
    session
        .customers()
        .scan(
            Conditions.equal(CustomerFields.SOURCE, name),
            customer -> written.add(customer.id().value()));
  }

  private static void importFile(CrmSession session, String prefix) {
    StringBuilder csv = new StringBuilder("id,name\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append(prefix).append('-').append(i).append(",Row").append(i).append('\n');
    }
    session
        .imports()
        .run(
            ImportSource.of("rows.csv", csv.toString().getBytes(StandardCharsets.UTF_8)),
            ImportOptions.from(session.actor().name()).batchSize(10));
  }
}
