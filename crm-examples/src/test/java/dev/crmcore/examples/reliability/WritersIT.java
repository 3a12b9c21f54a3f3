package dev.crmcore.examples.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.ConflictException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Conditions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many writers at once: nothing is lost, and whoever came too late is told so by a conflict. */
class WritersIT {
  private static final int WRITES = Integer.getInteger("crm.writes", 30);
  private static final int MERGERS = 16;

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void noUpdateIsLostAmongManyThreads(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    Database database = engine.create(folder);
    try (Crm crm = database.open(CountingWork.OPTIONS)) {
      createCounters(crm);

      CountingWork.Outcome outcome = CountingWork.run(crm, WRITES);

      System.out.printf("%s, one process: %s%n", engine, outcome);
      assertThat(outcome.calls()).isEqualTo((long) CountingWork.THREADS * WRITES);
      assertThat(counted(crm)).isEqualTo(outcome.calls());
    }
    Consistency.check(database);
  }

  @Test
  void noUpdateIsLostBetweenTwoProcessesOnOneFile(@TempDir Path folder) throws Exception {
    Database database = Database.Engine.SQLITE.create(folder);
    try (Crm crm = database.open(CountingWork.OPTIONS)) {
      createCounters(crm);
      try (Child child =
          Child.start(CountingWork.class, "512m", database.url(), String.valueOf(WRITES))) {
        assertThat(child.next()).isEqualTo("opened");

        CountingWork.Outcome mine = CountingWork.run(crm, WRITES);
        String theirs = child.next();

        assertThat(theirs).as("what the other process did").isNotNull();
        System.out.printf("SQLITE, two processes: %s and %s%n", mine, theirs);
        assertThat(counted(crm)).isEqualTo(mine.calls() + Long.parseLong(theirs.split(" ", -1)[0]));
        assertThat(child.end()).isZero();
      }
    }
    Consistency.check(database);
  }

  private static void createCounters(Crm crm) {
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < CountingWork.CUSTOMERS; i++) {
      customers.add(Person.builder().givenName("Counter").notes("0").build());
    }
    crm.session("test").customers().createAll(customers);
  }

  private static long counted(Crm crm) {
    return crm
        .session("test")
        .customers()
        .list(Conditions.everyone(), CountingWork.CUSTOMERS)
        .stream()
        .mapToLong(customer -> Long.parseLong(customer.profile().notes()))
        .sum();
  }

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void mergesOfOverlappingPairsLoseNoChild(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    Database database = engine.create(folder);
    try (Crm crm = database.open(CountingWork.OPTIONS)) {
      List<CustomerId> customers = createOwners(crm, 3 * WRITES);
      ExecutorService threads = Executors.newFixedThreadPool(MERGERS);
      List<Future<Integer>> merged = new ArrayList<>();
      for (int thread = 0; thread < MERGERS; thread++) {
        Random random = new Random(thread);
        merged.add(threads.submit(() -> merge(crm.session("merger"), customers, random)));
      }
      threads.shutdown();
      int merges = 0;
      for (Future<Integer> some : merged) {
        merges += some.get();
      }

      System.out.printf("%s: %d of %d customers merged%n", engine, merges, customers.size());
      assertThat(merges).isPositive();
    }
    Consistency.check(database);
    try (var connection = database.connect()) {
      for (String table : List.of("crm_deal", "crm_interaction")) {
        assertThat(Rows.of(connection, "SELECT id FROM " + table)).hasSize(3 * WRITES);
      }
    }
  }

  private static int merge(CrmSession session, List<CustomerId> customers, Random random) {
    int merges = 0;
    for (int i = 0; i < WRITES; i++) {
      CustomerId survivor = customers.get(random.nextInt(customers.size()));
      CustomerId loser = customers.get(random.nextInt(customers.size()));
      if (!survivor.equals(loser)) {
        try {
          session.merges().merge(survivor, List.of(loser), null);
          merges++;
        } catch (ConflictException e) {
          assertThat(e.code()).isIn("E_CONFLICT", "E_MERGED_ALREADY");
        }
      }
    }
    return merges;
  }

  private static List<CustomerId> createOwners(Crm crm, int number) {
    CrmSession session = crm.session("test");
    PipelineId pipeline =
        session
            .deals()
            .createPipeline(
                Pipeline.of("Sales", List.of(Stage.of("new", "New", StageCategory.OPEN, 10))))
            .id();
    return session.atomically(
        "owners",
        s -> {
          List<CustomerId> owners = new ArrayList<>();
          for (int i = 0; i < number; i++) {
            CustomerId owner =
                s.customers().create(Person.builder().givenName("Owner" + i).build()).id();
            s.interactions()
                .log(
                    Interaction.builder()
                        .customerId(owner)
                        .subject(owner.toString())
                        .outcome("owned")
                        .occurredAt(Instant.EPOCH)
                        .build());
            s.deals()
                .create(Deal.builder().name("Deal").customerId(owner).pipelineId(pipeline).build());
            owners.add(owner);
          }
          return owners;
        });
  }
}
