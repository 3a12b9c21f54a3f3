package dev.crmcore.jdbc;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.StorageException;
import java.sql.SQLException;
import java.sql.SQLTransientException;

/**
 * Turns the driver's errors into ours. The driver's text may carry data, so neither it nor the
 * driver's exception goes out: what does is the name of the error and what to do about it.
 * Immutable and safe for all threads.
 */
final class Failures {
  private final Dialect dialect;
  private final String where;

  /** A failure with a code of its own. */
  static final class Typed extends StorageException {
    private static final long serialVersionUID = 1L;

    Typed(String code, String message, Throwable cause) {
      super(code, message, cause);
    }
  }

  /** Stands in for the driver's exception: the stack without the text. */
  private static final class DriverError extends Exception {
    private static final long serialVersionUID = 1L;

    DriverError(SQLException error, String name) {
      super(name);
      setStackTrace(error.getStackTrace());
    }
  }

  /**
   * Creates it.
   *
   * @param where the database, without secrets
   */
  Failures(Dialect dialect, String where) {
    this.dialect = dialect;
    this.where = where;
  }

  /** Tells whether another transaction came between, so that running the work again may succeed. */
  boolean isRace(SQLException error) {
    return dialect.failure(error) == Dialect.Failure.RACE;
  }

  /** Tells whether the connection broke. */
  boolean isLost(SQLException error) {
    return dialect.failure(error) == Dialect.Failure.LOST;
  }

  /** Returns what a failed call throws. */
  CrmException of(SQLException error) {
    return switch (dialect.failure(error)) {
      case RACE ->
          new ConflictException(
              "Others changed the same records at the same time, again and again. Nothing was"
                  + " changed; try again.");
      case DUPLICATE ->
          new ConflictException(
              "E_CONFLICT",
              "A record with this id or with one of its unique values exists already. Nothing was"
                  + " changed; look it up and change it instead.");
      case REFERENCE ->
          new ConflictException(
              "E_REFERENCE",
              "A record refers to another that does not exist, or others still refer to a record"
                  + " that was removed. Nothing was changed.");
      case BUSY ->
          typed(
              "E_STORAGE_BUSY",
              error,
              "Somebody else kept the database %s locked for longer than we wait. Nothing was"
                  + " changed; try again, make the other transaction shorter, or raise"
                  + " 'busyTimeout'.");
      case READ_ONLY ->
          typed(
              "E_STORAGE_READ_ONLY",
              error,
              "The database %s is read-only. Nothing was changed; check the rights of the file and"
                  + " its folder, or of the user, and the mode of the URL.");
      case IO ->
          typed(
              "E_STORAGE_IO",
              error,
              "Reading or writing the database %s failed. Nothing was changed; check the disk and"
                  + " the file system, then try again.");
      case CORRUPT ->
          typed(
              "E_STORAGE_CORRUPT",
              error,
              "The database %s is damaged. Stop using it, keep a copy, and restore the last"
                  + " backup.");
      case FULL ->
          typed(
              "E_STORAGE_FULL",
              error,
              "There is no room left for the database %s. Nothing was changed; free some space and"
                  + " try again.");
      case OPEN ->
          typed(
              "E_STORAGE_OPEN",
              error,
              "The database %s cannot be opened. Check that it exists and that this process may"
                  + " read and write it: folder and file, or host, user and password.");
      case LOST ->
          typed(
              "E_STORAGE_LOST",
              error,
              "The connection to the database %s was lost. What was acknowledged is stored; whether"
                  + " the last change is, reading it tells. Try again once the server is back.");
      case NOT_A_DATABASE ->
          typed(
              "E_STORAGE_CORRUPT",
              error,
              "The file %s is not a database, or it is encrypted. Check the path; nothing was"
                  + " changed.");
      case OTHER -> typed("E_STORAGE", error, "The database %s refused a statement or a value.");
    };
  }

  /** Returns what is thrown where a data source gives no connection. */
  CrmException unconnected(SQLException error) {
    if (dialect.failure(error) != Dialect.Failure.OTHER) {
      return of(error);
    }
    return error instanceof SQLTransientException
        ? typed(
            "E_STORAGE_BUSY",
            error,
            "The pool gave no connection to the database %s in time: all stayed in use, or the server"
                + " does not answer. Nothing was changed; make the work shorter, or allow the pool"
                + " more connections.")
        : typed(
            "E_STORAGE_OPEN",
            error,
            "The pool gave no connection to the database %s. Nothing was changed; check that the"
                + " host has not closed it.");
  }

  private Typed typed(String code, SQLException error, String message) {
    String name = dialect.name(error);
    return new Typed(
        code, message.formatted(where) + " (" + name + ")", new DriverError(error, name));
  }

  static StorageException unreadable(String table, Throwable cause) {
    return new StorageException(
        "A row of the table "
            + table
            + " holds a document that cannot be read ("
            + cause.getClass().getSimpleName()
            + ").");
  }
}
