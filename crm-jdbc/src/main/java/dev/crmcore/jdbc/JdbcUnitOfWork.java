package dev.crmcore.jdbc;

import dev.crmcore.error.CrmException;
import dev.crmcore.error.StorageException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.TenantId;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.UnitOfWork;
import java.sql.SQLException;

/** One piece of work on one connection. */
final class JdbcUnitOfWork implements UnitOfWork {
  private final Schema schema;
  private final Plans plans;
  private final SqlConnection connection;
  private final String tenant;
  private final boolean writing;
  private final SeenRecords seen;
  private final Failures failures;
  private final Runnable races;
  private final References references;
  private boolean ended;
  private boolean broken;

  JdbcUnitOfWork(
      Plans plans,
      SqlConnection connection,
      TenantId tenant,
      boolean writing,
      SeenRecords seen,
      Failures failures,
      Runnable races) {
    this.schema = plans.schema();
    this.plans = plans;
    this.connection = connection;
    this.tenant = tenant.value();
    this.writing = writing;
    this.seen = seen;
    this.failures = failures;
    this.races = races;
    this.references = new References(schema);
  }

  /**
   * Talks to the database.
   *
   * @param <R> what comes back
   */
  @FunctionalInterface
  interface Call<R> {
    R run() throws SQLException;
  }

  @Override
  public <E> EntityStore<E> store(EntityType<E> type) {
    checkOpen();
    return new JdbcEntityStore<>(this, plans.plan(type));
  }

  <R> R call(Call<R> call) {
    checkOpen();
    try {
      return call.run();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Half of a change may be there; and some engines take everything back, without saying so. */
  private CrmException failed(SQLException error) {
    broken = true;
    if (failures.isRace(error)) {
      races.run();
    }
    return failures.of(error);
  }

  /** Changes something in the database. */
  @FunctionalInterface
  interface Change {
    void run() throws SQLException;
  }

  void change(Change change) {
    changed(
        () -> {
          change.run();
          return true;
        });
  }

  <R> R changed(Call<R> call) {
    requireWriting();
    boolean done = false;
    try {
      R result = call.run();
      done = true;
      return result;
    } catch (SQLException e) {
      throw failed(e);
    } finally {
      broken |= !done; // whatever ended it, half of the change may be there
    }
  }

  /** Refuses changes in work that reads. */
  void requireWriting() {
    if (!writing) {
      throw new StorageException(
          "This work was begun with read(); use write() for work that changes something.");
    }
    checkOpen();
  }

  /** Tells whether a call failed, so that the work must not take effect. */
  boolean isBroken() {
    return broken;
  }

  private void checkOpen() {
    if (ended) {
      throw new StorageException(
          "The unit of work has ended; use its stores only inside the function it was given to.");
    }
  }

  /** Returns the references written so far. */
  References references() {
    return references;
  }

  void end() {
    ended = true;
  }

  /** Returns the records that need not be read again. */
  SeenRecords seen() {
    return seen;
  }

  Schema schema() {
    return schema;
  }

  SqlConnection connection() {
    return connection;
  }

  String tenant() {
    return tenant;
  }
}
