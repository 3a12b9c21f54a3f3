package dev.crmcore.benchmarks;

import dev.crmcore.Crm;
import dev.crmcore.dataquality.BuiltInRules;
import dev.crmcore.dataquality.QualityAudit;
import dev.crmcore.dataquality.QualityScorer;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Conditions;
import dev.crmcore.testkit.CustomerGenerator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Audits customers by all built-in rules: from memory by one thread and by two, and from SQLite
 * against the bare scan of the same rows in the same run. The best of the rounds counts, because
 * other work on the machine only ever takes time away; the processor time of the thread leaves that
 * work out.
 */
public final class QualityBenchmark {
  private static final int ROUNDS = 5;
  private static final int WARM_ROUNDS = 3;
  private static final int BATCH = 5_000;

  private QualityBenchmark() {}

  /** Work to be timed. */
  private interface Work {
    /** Does it and returns how many customers it saw. */
    long run();
  }

  /** Runs with the number of customers and a directory for the database. */
  public static void main(String[] args) throws IOException {
    int number = Integer.parseInt(args[0]);
    List<Customer> customers =
        CustomerGenerator.seeded(1).generate(number).map(made -> made.customer()).toList();
    QualityScorer scorer = new QualityScorer(BuiltInRules.all(), Clock.systemUTC());
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    report(
        "memory, one thread, processor time",
        number,
        best(thread::getCurrentThreadCpuTime, () -> audited(scorer, customers)));
    report("memory, one thread", number, best(System::nanoTime, () -> audited(scorer, customers)));
    report(
        "memory, two threads", number, best(System::nanoTime, () -> together(scorer, customers)));
    stored(Path.of(args[1]), customers, scorer);
  }

  private static long audited(QualityScorer scorer, List<Customer> customers) {
    QualityAudit audit = new QualityAudit(scorer);
    customers.forEach(audit);
    return audit.customers();
  }

  private static long together(QualityScorer scorer, List<Customer> customers) {
    int half = customers.size() / 2;
    QualityAudit first = new QualityAudit(scorer);
    QualityAudit second = new QualityAudit(scorer);
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> customers.subList(half, customers.size()).forEach(second));
    customers.subList(0, half).forEach(first);
    other.join();
    first.add(second);
    return first.customers();
  }

  private static void stored(Path directory, List<Customer> customers, QualityScorer scorer)
      throws IOException {
    Path database = directory.resolve("quality.db");
    Files.deleteIfExists(database);
    try (Crm crm = Crm.open("jdbc:sqlite:" + database)) {
      for (int i = 0; i < customers.size(); i += BATCH) {
        List<Customer> batch = customers.subList(i, Math.min(i + BATCH, customers.size()));
        crm.session("benchmark").customers().createAll(new ArrayList<>(batch));
      }
      double bare = best(System::nanoTime, () -> scanned(crm));
      double audited = best(System::nanoTime, () -> audited(crm, scorer));
      report("SQLite, bare scan", customers.size(), bare);
      report("SQLite, scan and audit", customers.size(), audited);
      System.out.printf(Locale.ROOT, "of the speed of the scan: %.0f %%%n", 100 * bare / audited);
    }
  }

  private static long scanned(Crm crm) {
    AtomicLong seen = new AtomicLong();
    crm.session("benchmark").customers().scan(Conditions.everyone(), c -> seen.incrementAndGet());
    return seen.get();
  }

  private static long audited(Crm crm, QualityScorer scorer) {
    QualityAudit audit = new QualityAudit(scorer);
    crm.session("benchmark").customers().scan(Conditions.everyone(), audit);
    return audit.customers();
  }

  private static double best(LongSupplier ticker, Work work) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < WARM_ROUNDS + ROUNDS; round++) {
      long start = ticker.getAsLong();
      long seen = work.run();
      double seconds = (ticker.getAsLong() - start) / 1e9;
      if (seen == 0) {
        throw new IllegalStateException("The benchmark did not do what it measures.");
      }
      best = round < WARM_ROUNDS ? best : Math.min(best, seconds);
    }
    return best;
  }

  private static void report(String what, int customers, double seconds) {
    System.out.printf(
        Locale.ROOT, "%s: %.2f s, %,.0f customers/s%n", what, seconds, customers / seconds);
  }
}
