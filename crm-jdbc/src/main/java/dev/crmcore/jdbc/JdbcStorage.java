package dev.crmcore.jdbc;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.StorageException;
import dev.crmcore.model.TenantId;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.UnitOfWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A storage over connections from anywhere. Safe for all threads. */
final class JdbcStorage implements Storage {
  private static final long FIRST_PAUSE = 1_000_000;
  private static final int LONGEST_DOUBLING = 6;

  private final Plans plans;
  private final Connections connections;
  private final Failures failures;
  private final long patience;
  private final Set<StorageCapability> capabilities;

  @SuppressWarnings("ThreadLocalUsage") // work in one storage is not work in another
  private final ThreadLocal<@Nullable Active> active = new ThreadLocal<>();

  /** The work that a thread is in. */
  private static final class Active {
    private final SqlConnection connection;
    private final boolean writing;
    // Inside a transaction of the host's, others may write beside it, and the host itself does.
    private final SeenRecords seen;
    private boolean raced;

    Active(Connections.Lease lease, boolean writing) {
      this.connection = lease.connection();
      this.writing = writing;
      this.seen = new SeenRecords(writing && lease.bracket() != Bracket.NESTED);
    }

    void undone() {
      seen.clear();
    }

    void races() {
      raced = true;
    }
  }

  /** The work failed because another transaction came between. */
  private static final class Raced extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient RuntimeException reason;

    Raced(RuntimeException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /**
   * Creates it.
   *
   * @param patience for how long work is run again where others came between, in nanoseconds
   */
  JdbcStorage(
      Schema schema, Connections connections, Set<StorageCapability> capabilities, long patience) {
    this.plans = new Plans(schema);
    this.connections = connections;
    this.failures = new Failures(schema.dialect(), connections.where());
    this.patience = patience;
    this.capabilities = Set.copyOf(capabilities);
  }

  @Override
  public Set<StorageCapability> capabilities() {
    return capabilities;
  }

  @Override
  public <R> R read(TenantId tenant, Function<UnitOfWork, R> work) {
    Active outer = active.get();
    return outer == null
        ? patiently(tenant, work, false, null)
        // Work within work sees what the outer work sees.
        : run(tenant, work, outer, false).result();
  }

  @Override
  public <R> R write(TenantId tenant, Function<UnitOfWork, R> work) {
    Active outer = active.get();
    if (outer == null || (!outer.writing && !connections.isSingle())) {
      return patiently(tenant, work, true, outer);
    }
    try {
      return bracketed(tenant, work, outer, Bracket.NESTED, true);
    } catch (UndoFailed e) {
      throw e.reason(); // the outer work cannot be finished any more and will say so
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** Runs work again where another transaction came between, with longer and longer pauses. */
  private <R> R patiently(
      TenantId tenant, Function<UnitOfWork, R> work, boolean writing, @Nullable Active outer) {
    long deadline = System.nanoTime() + patience;
    for (int attempt = 0; ; attempt++) {
      try {
        return leased(tenant, work, writing, outer);
      } catch (Raced race) {
        if (System.nanoTime() > deadline) {
          throw race.reason;
        }
        long pause = FIRST_PAUSE << Math.min(attempt, LONGEST_DOUBLING);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause));
      }
    }
  }

  private <R> R leased(
      TenantId tenant, Function<UnitOfWork, R> work, boolean writing, @Nullable Active outer) {
    try (Connections.Lease lease = writing ? connections.write() : connections.read()) {
      requireNonNull(tenant, "tenant");
      Active mine = new Active(lease, writing);
      active.set(mine);
      try {
        return queued(tenant, work, mine, lease, writing);
      } catch (UndoFailed e) {
        lease.discard();
        throw again(mine, lease, e.reason());
      } catch (SQLException e) {
        throw again(mine, lease, failures.of(e));
      } catch (RuntimeException e) {
        throw again(mine, lease, e);
      } finally {
        if (outer == null) {
          active.remove();
        } else {
          active.set(outer);
        }
      }
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /**
   * Lets one of a tenant's writers work at a time. They all move the head of the tenant's audit
   * chain, so side by side all but one would be undone and run again.
   */
  private <R> R queued(
      TenantId tenant,
      Function<UnitOfWork, R> work,
      Active mine,
      Connections.Lease lease,
      boolean writing)
      throws SQLException {
    if (!writing || lease.bracket() == Bracket.NESTED) {
      return bracketed(tenant, work, mine, lease.bracket(), writing);
    }
    Schema schema = plans.schema();
    String name = schema.historySql() + " " + tenant.value();
    try {
      schema.dialect().enter(mine.connection, name);
    } catch (SQLException e) {
      if (failures.isLost(e)) {
        mine.races(); // a connection that died in the pool; nothing was done on it
      }
      lease.discard(); // it may have entered all the same, if only the answer was lost
      throw e;
    }
    try {
      return bracketed(tenant, work, mine, lease.bracket(), true);
    } finally {
      leave(schema.dialect(), lease, name);
    }
  }

  private static void leave(Dialect dialect, Connections.Lease lease, String name) {
    try {
      dialect.leave(lease.connection(), name);
    } catch (SQLException e) {
      lease.discard(); // the lock ends with the connection
    }
  }

  /** Inside a transaction of the host's, only the host can start over. */
  private static RuntimeException again(
      Active mine, Connections.Lease lease, RuntimeException failure) {
    return mine.raced && lease.bracket() != Bracket.NESTED ? new Raced(failure) : failure;
  }

  /** The work failed, and so did undoing it: the connection is in an unknown state. */
  private static final class UndoFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient RuntimeException reason;

    UndoFailed(RuntimeException reason) {
      super(reason);
      this.reason = reason;
    }

    RuntimeException reason() {
      return reason;
    }
  }

  private <R> R bracketed(
      TenantId tenant,
      Function<UnitOfWork, R> work,
      Active within,
      Bracket bracket,
      boolean writing)
      throws SQLException {
    SqlConnection connection = within.connection;
    begin(within, bracket);
    boolean done = false;
    RuntimeException failure = null;
    try {
      Outcome<R> outcome = run(tenant, work, within, writing);
      if (outcome.unit().isBroken()) {
        throw new StorageException(
            "A change failed in this work, and the error was caught. Work takes effect as a whole"
                + " or not at all, so nothing was changed; let the error end the work.");
      }
      if (bracket == Bracket.NESTED) {
        outcome.unit().references().check(connection, tenant.value());
      }
      bracket.finish(connection);
      done = true;
      return outcome.result();
    } catch (SQLException e) {
      if (failures.isRace(e)) {
        within.races();
      }
      failure = failures.of(e);
      throw failure;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    } finally {
      if (!done) {
        within.undone();
        undo(connection, bracket, failure);
      }
    }
  }

  private void begin(Active within, Bracket bracket) throws SQLException {
    try {
      bracket.begin(within.connection);
    } catch (SQLException e) {
      if (bracket != Bracket.NESTED) {
        if (failures.isLost(e)) {
          within.races(); // a connection that died in the pool; nothing was done on it
        }
        // It may have begun all the same, if only the answer was lost.
        undo(within.connection, bracket, failures.of(e));
      }
      throw e;
    }
  }

  private void undo(SqlConnection connection, Bracket bracket, @Nullable RuntimeException failure) {
    try {
      bracket.undo(connection);
    } catch (SQLException e) {
      // The engine undoes a transaction itself after the worst errors, and then there is none.
      throw new UndoFailed(
          failure == null ? new StorageException("The work was ended by an error.") : failure);
    }
  }

  /** What work gave, and the unit it ran in. */
  private record Outcome<R>(R result, JdbcUnitOfWork unit) {}

  private <R> Outcome<R> run(
      TenantId tenant, Function<UnitOfWork, R> work, Active within, boolean writing) {
    requireNonNull(tenant, "tenant");
    JdbcUnitOfWork unit =
        new JdbcUnitOfWork(
            plans, within.connection, tenant, writing, within.seen, failures, within::races);
    try {
      R result = work.apply(unit);
      return new Outcome<>(result, unit);
    } finally {
      unit.end();
    }
  }

  @Override
  public void backup(Path target) {
    if (!capabilities.contains(StorageCapability.BACKUP)) {
      Storage.super.backup(target);
    }
    if (Files.exists(target)) {
      throw new StorageException(
          "A copy is written to a new file, and '%s' exists already. Name another."
              .formatted(target));
    }
    try (Connections.Lease lease = connections.read()) {
      SqlConnection reader = lease.connection();
      boolean done = false;
      try {
        // It reads one state, like any reader, so writers go on beside it; but it writes a file.
        reader.execute("PRAGMA query_only=OFF");
        reader.update(Sql.of("VACUUM INTO ").bind(target.toString()));
        reader.execute("PRAGMA query_only=ON");
        done = true;
      } finally {
        if (!done) {
          lease.discard();
        }
      }
    } catch (SQLException e) {
      throw new Failures(plans.schema().dialect(), "'" + target + "'").of(e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
