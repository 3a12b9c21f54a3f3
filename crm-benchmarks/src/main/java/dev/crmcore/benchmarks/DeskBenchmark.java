package dev.crmcore.benchmarks;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The desk on the database of {@link SegmentBenchmark}, which is made where it is not there: the
 * overview of customers with 2,000 interactions, beside hand-written statements that read the same,
 * and interactions that are logged by an address or a number, each durable by itself and in
 * batches.
 */
public final class DeskBenchmark {
  private static final int BUSIEST = 100;
  private static final int ROUNDS = 30;
  private static final int WARM_ROUNDS = 10;
  private static final int SINGLE = 10_000;
  private static final int BATCH = 5_000;
  private static final int BATCHES = 20;
  private static final int LOGGING_ROUNDS = 3;

  private final CrmSession session;
  private final int customers;

  private DeskBenchmark(CrmSession session, int customers) {
    this.session = session;
    this.customers = customers;
  }

  /** Runs with the number of customers and the file of the database. */
  public static void main(String[] args) throws SQLException {
    int customers = Integer.parseInt(args[0]);
    String url = "jdbc:sqlite:" + args[1];
    System.out.printf("%,d customers%n", new SegmentBase(url).fill(customers));
    try (Crm crm =
            Crm.builder()
                .discoverPlugins()
                .storage(url)
                .clock(SegmentBase.CLOCK)
                .zone(ZoneOffset.UTC)
                .build();
        Connection connection = DriverManager.getConnection(url)) {
      List<CustomerId> busiest = new DeskBase(crm, SegmentBase.NOW).busiest(BUSIEST, customers);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA cache_size=-16384"); // what the library's connections have
        statement.execute("PRAGMA query_only=ON");
      }
      DeskBenchmark benchmark = new DeskBenchmark(crm.session("benchmark"), customers);
      benchmark.overviews(busiest, new BareOverview(connection));
      benchmark.logging();
    }
  }

  private void overviews(List<CustomerId> busiest, BareOverview bare) throws SQLException {
    List<Took> ours = new ArrayList<>();
    List<Took> byHand = new ArrayList<>();
    long seen = 0;
    for (int round = 0; round < WARM_ROUNDS + ROUNDS; round++) {
      if (round == WARM_ROUNDS) {
        ours.clear();
        byHand.clear();
      }
      for (CustomerId id : busiest) {
        Took start = Took.now();
        seen += session.overviews().of(id).timeline().entries().size();
        ours.add(start.until());
        start = Took.now();
        seen += bare.read(id);
        byHand.add(start.until());
      }
    }
    if (seen == 0) {
      throw new IllegalStateException("The benchmark did not do what it measures.");
    }
    System.out.printf(
        "overview of %d customers with %,d interactions, %,d times%n",
        busiest.size(), DeskBase.INTERACTIONS, ours.size());
    print("overview", ours);
    print("by hand", byHand);
    System.out.printf(
        "times by hand, processor: p50 %.2f, p99 %.2f%n",
        processor(ours, 50) / processor(byHand, 50), processor(ours, 99) / processor(byHand, 99));
  }

  private static void print(String what, List<Took> times) {
    System.out.printf(
        "  %-10s p50 %.2f ms, p99 %.2f ms; processor p50 %.2f ms, p99 %.2f ms%n",
        what, clock(times, 50), clock(times, 99), processor(times, 50), processor(times, 99));
  }

  private record Took(long clock, long processor) {
    static Took now() {
      return new Took(
          System.nanoTime(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    Took until() {
      Took end = now();
      return new Took(end.clock - clock, end.processor - processor);
    }
  }

  private static double clock(List<Took> times, int percent) {
    return percentile(times.stream().mapToLong(Took::clock).toArray(), percent);
  }

  private static double processor(List<Took> times, int percent) {
    return percentile(times.stream().mapToLong(Took::processor).toArray(), percent);
  }

  private static double percentile(long[] nanos, int percent) {
    Arrays.sort(nanos);
    return nanos[nanos.length * percent / 100] / 1e6;
  }

  private void logging() {
    SplittableRandom dice = new SplittableRandom(System.nanoTime());
    for (int round = 0; round < LOGGING_ROUNDS; round++) {
      Took start = Took.now();
      for (int i = 0; i < SINGLE; i++) {
        session.interactions().log(touch(dice));
      }
      Took single = start.until();
      start = Took.now();
      int placed = 0;
      for (int i = 0; i < BATCHES; i++) {
        List<Interaction> batch = new ArrayList<>();
        for (int j = 0; j < BATCH; j++) {
          batch.add(touch(dice));
        }
        for (Interaction one : session.interactions().logAll(batch)) {
          placed += one.customerId() == null ? 0 : 1;
        }
      }
      Took batched = start.until();
      System.out.printf(
          "logged by identity: %,.0f/s one by one, %,.0f/s in batches of %,d; by the processor"
              + " %,.0f/s and %,.0f/s; %d %% recognised%n",
          SINGLE / (single.clock() / 1e9),
          BATCH * BATCHES / (batched.clock() / 1e9),
          BATCH,
          SINGLE / (single.processor() / 1e9),
          BATCH * BATCHES / (batched.processor() / 1e9),
          100 * placed / (BATCH * BATCHES));
    }
  }

  /** Whoever has no such address or number is not recognised, as strangers are. */
  private Interaction touch(SplittableRandom dice) {
    int at = dice.nextInt(customers);
    boolean mail = dice.nextBoolean();
    return Interaction.builder()
        .kind(mail ? InteractionKind.EMAIL : InteractionKind.CALL)
        .direction(Direction.INBOUND)
        .subject("About order " + dice.nextInt(100_000))
        .occurredAt(SegmentBase.NOW)
        .source("gateway")
        .idempotencyKey(Long.toHexString(dice.nextLong()))
        .identities(
            mail
                ? Identity.email("Customer" + at + "@example.org")
                : Identity.phone("+49 30 " + (10_000_000 + at)))
        .build();
  }
}
