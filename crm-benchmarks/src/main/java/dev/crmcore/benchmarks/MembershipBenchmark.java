package dev.crmcore.benchmarks;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.jdbc.Durability;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Purchase;
import dev.crmcore.segmentation.Segments;
import dev.crmcore.testkit.MutableClock;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What it costs to keep the members of a hundred tracked segments, for bases of several sizes: the
 * same number of changes is made in each, and {@code runDue} takes them over: by the clock, and by
 * the processor time of its thread, which other work on the machine does not lengthen. Usage:
 * {@code MembershipBenchmark DIR SIZE…}.
 */
public final class MembershipBenchmark {
  private static final int SEGMENTS = 100;
  private static final int CHANGES = 20_000;
  private static final int IN_ONE_CHANGE_SET = 500;
  private static final int ROUNDS = 5;

  private MembershipBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    System.out.printf(
        "%12s %10s %12s %14s %14s %14s %12s%n",
        "customers", "track, s", "first run, s", "changes/s", "best", "by processor", "moves");
    for (int i = 1; i < arguments.length; i++) {
      run(folder.resolve("members-" + arguments[i] + ".db"), Integer.parseInt(arguments[i]));
    }
  }

  private static void run(Path file, int customers) throws SQLException {
    String url = "jdbc:sqlite:" + file;
    new SegmentBase(url).fill(customers);
    MutableClock clock = MutableClock.at(SegmentBase.NOW);
    int[] moves = new int[1];
    try (Crm crm =
        Crm.builder()
            .storage(
                new JdbcStorageProvider(),
                JdbcOptions.DEFAULTS.withDurability(Durability.FAST).at(url))
            .clock(clock)
            .onMembership(event -> moves[0]++)
            .build()) {
      CrmSession session = crm.session("benchmark");
      Segments segments = session.segments();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < SEGMENTS; i++) {
        names.add("s" + i);
        segments.define("s" + i, condition(i));
      }
      long start = System.nanoTime();
      segments.track(names);
      double tracked = seconds(start);
      start = System.nanoTime();
      crm.maintenance().runDue();
      double first = seconds(start);
      moves[0] = 0;
      List<Double> rates = new ArrayList<>();
      List<Double> processor = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        clock.advance(Duration.ofSeconds(1));
        change(session, customers, new SplittableRandom(round));
        start = System.nanoTime();
        long used = used();
        crm.maintenance().runDue();
        processor.add(CHANGES / ((used() - used) / 1e9));
        rates.add(CHANGES / seconds(start));
      }
      rates.sort(null);
      processor.sort(null);
      System.out.printf(
          "%,12d %10.1f %12.1f %,14.0f %,14.0f %,14.0f %,12d%n",
          customers,
          tracked,
          first,
          rates.get(ROUNDS / 2),
          rates.get(ROUNDS - 1),
          processor.get(ROUNDS / 2),
          moves[0]);
    }
  }

  /** Returns the processor time of this thread so far, in nanoseconds. */
  private static long used() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** A hundred segments of ten kinds, each with about a fiftieth of the customers or fewer. */
  private static String condition(int at) {
    int rank = 10 + at / 10;
    return switch (at % 10) {
      case 0 -> "city = 'City %d' and lifecycleStage >= CUSTOMER".formatted(rank);
      case 1 -> "tag 'press' and city starts with 'City %d'".formatted(rank);
      case 2 -> "owner = 'agent-%d' and not tag 'do-not-call'".formatted(rank);
      case 3 ->
          "has contactPoints(kind = EMAIL and validity = INVALID) and owner = 'agent-%d'"
              .formatted(rank);
      case 4 -> "purchases(last %d days).sum(amount) >= 1500 EUR".formatted(rank);
      case 5 -> "interactions(last %d days where direction = INBOUND).count >= 3".formatted(rank);
      case 6 -> "birthDate anniversary in next %d days and tag 'vip'".formatted(at / 10 + 1);
      case 7 ->
          "purchases(last 90 days where has lines(category = 'lamps')).count >= %d"
              .formatted(at / 10 + 2);
      case 8 -> "createdAt in last %d days".formatted(rank);
      default -> "city = 'City %d' and interactions(last 90 days).count = 0".formatted(rank);
    };
  }

  /** Half of the changes are touches, a fifth purchases, the rest changes of cards. */
  private static void change(CrmSession session, int customers, SplittableRandom dice) {
    for (int from = 0; from < CHANGES; from += IN_ONE_CHANGE_SET) {
      session.atomically(
          "work",
          work -> {
            for (int i = 0; i < IN_ONE_CHANGE_SET; i++) {
              change(work, new CustomerId(SegmentPeople.id(dice.nextInt(customers))), dice);
            }
            return true;
          });
    }
  }

  private static void change(CrmSession session, CustomerId who, SplittableRandom dice) {
    int drawn = dice.nextInt(10);
    if (drawn < 5) {
      session
          .interactions()
          .log(
              Interaction.builder()
                  .customerId(who)
                  .kind(InteractionKind.CALL)
                  .direction(dice.nextBoolean() ? Direction.INBOUND : Direction.OUTBOUND)
                  .occurredAt(SegmentBase.NOW)
                  .build());
    } else if (drawn < 7) {
      session
          .purchases()
          .record(
              Purchase.builder()
                  .customerId(who)
                  .amount(Money.of(dice.nextInt(10, 900) + ".00", "EUR"))
                  .occurredAt(SegmentBase.NOW)
                  .build());
    } else {
      Customer customer = session.customers().get(who);
      if (customer instanceof Person person && !customer.isArchived()) {
        Person.Builder changed = person.toBuilder();
        if (dice.nextBoolean()) {
          changed.tags(List.of(dice.nextBoolean() ? "press" : "vip"));
        } else {
          changed.owner("agent-" + dice.nextInt(40));
        }
        session.customers().update(changed.build());
      }
    }
  }
}
