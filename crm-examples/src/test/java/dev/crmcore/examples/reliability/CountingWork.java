package dev.crmcore.examples.reliability;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.CrmException;
import dev.crmcore.jdbc.Durability;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads that count up the same customers: read, change, update, again on a conflict. */
final class CountingWork {
  static final int THREADS = 64;
  static final int CUSTOMERS = 100;

  /** Commits without waiting for the disk, because crowds are tried here and not the disk. */
  static final JdbcOptions OPTIONS = JdbcOptions.DEFAULTS.withDurability(Durability.FAST);

  /** What came of it: calls that succeeded, and conflicts that were met. */
  record Outcome(long calls, long conflicts) {
    Outcome plus(Outcome other) {
      return new Outcome(calls + other.calls, conflicts + other.conflicts);
    }
  }

  private CountingWork() {}

  /** Counts in the database of the first argument, the second says how often a thread does. */
  public static void main(String[] arguments) throws Exception {
    try (Crm crm = new Database(arguments[0]).open(OPTIONS)) {
      Child.acknowledge("opened");
      Outcome outcome = run(crm, Integer.parseInt(arguments[1]));
      Child.acknowledge(outcome.calls() + " " + outcome.conflicts());
    }
  }

  /** Lets all threads count; every error but a conflict ends it. */
  static Outcome run(Crm crm, int writes) throws InterruptedException, ExecutionException {
    List<Customer> customers =
        crm.session("reader").customers().list(Conditions.everyone(), CUSTOMERS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Outcome>> outcomes = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      Random random = new Random(thread);
      outcomes.add(threads.submit(() -> countUp(crm.session("writer"), customers, writes, random)));
    }
    threads.shutdown();
    Outcome total = new Outcome(0, 0);
    for (Future<Outcome> outcome : outcomes) {
      total = total.plus(outcome.get());
    }
    return total;
  }

  private static Outcome countUp(
      CrmSession session, List<Customer> customers, int writes, Random random) {
    long conflicts = 0;
    for (int write = 0; write < writes; write++) {
      Customer chosen = customers.get(random.nextInt(customers.size()));
      while (!countedUp(session, chosen)) {
        conflicts++;
      }
    }
    return new Outcome(writes, conflicts);
  }

  private static boolean countedUp(CrmSession session, Customer chosen) {
    Customer seen = session.customers().get(chosen.id());
    int next = Integer.parseInt(seen.profile().notes()) + 1;
    try {
      session.customers().update(seen.toBuilder().notes(String.valueOf(next)).build());
      return true;
    } catch (ConflictException e) {
      return false;
    } catch (CrmException e) {
      throw new IllegalStateException(e.code() + " reached a caller", e);
    }
  }
}
