package dev.crmcore.jdbc;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.StorageException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Turns the driver's errors into ours. The driver's text may carry data, so neither it nor the
 * driver's exception goes out: what does is the name of the error and what to do about it.
 */
final class Failures {
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

    DriverError(SQLException error) {
      super(name(error));
      setStackTrace(error.getStackTrace());
    }
  }

  private Failures() {}

  /**
   * Returns what a failed call throws.
   *
   * @param where the database, without secrets
   */
  static CrmException of(SQLException error, String where) {
    SQLException first = root(error);
    return switch (first.getErrorCode() & 0xff) {
      case 5, 6 ->
          typed(
              "E_STORAGE_BUSY",
              first,
              "Somebody else kept the database %s locked for longer than we wait. Nothing was"
                  + " changed; try again, make the other transaction shorter, or raise"
                  + " 'busyTimeout'.",
              where);
      case 8 ->
          typed(
              "E_STORAGE_READ_ONLY",
              first,
              "The database %s is read-only. Nothing was changed; check the rights of the file and"
                  + " its folder and the mode of the URL.",
              where);
      case 10 ->
          typed(
              "E_STORAGE_IO",
              first,
              "Reading or writing the database %s failed. Nothing was changed; check the disk and"
                  + " the file system, then try again.",
              where);
      case 11 ->
          typed(
              "E_STORAGE_CORRUPT",
              first,
              "The database %s is damaged. Stop using it, keep a copy, and restore the last"
                  + " backup.",
              where);
      case 13 ->
          typed(
              "E_STORAGE_FULL",
              first,
              "There is no room left for the database %s. Nothing was changed; free some space and"
                  + " try again.",
              where);
      case 14 ->
          typed(
              "E_STORAGE_OPEN",
              first,
              "The database %s cannot be opened. Check that its folder exists and that this process"
                  + " may read and write the file.",
              where);
      case 19 -> constraint(first, where);
      case 26 ->
          typed(
              "E_STORAGE_CORRUPT",
              first,
              "The file %s is not a database, or it is encrypted. Check the path; nothing was"
                  + " changed.",
              where);
      default -> typed("E_STORAGE", first, "The database %s refused a statement.", where);
    };
  }

  private static CrmException constraint(SQLException error, String where) {
    return switch (result(error)) {
      case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
          new ConflictException(
              "E_CONFLICT",
              "A record with this id or with one of its unique values exists already. Nothing was"
                  + " changed; look it up and change it instead.");
      case SQLITE_CONSTRAINT_FOREIGNKEY ->
          new ConflictException(
              "E_REFERENCE",
              "A record refers to another that does not exist, or others still refer to a record"
                  + " that was removed. Nothing was changed.");
      default -> typed("E_STORAGE", error, "The database %s refused a value of a record.", where);
    };
  }

  private static Typed typed(String code, SQLException error, String message, String where) {
    return new Typed(
        code, message.formatted(where) + " (" + name(error) + ")", new DriverError(error));
  }

  /** A batch wraps the error that says what happened. */
  private static SQLException root(SQLException error) {
    SQLException next = error.getNextException();
    if (error.getErrorCode() != 0) {
      return error;
    }
    if (next != null) {
      return root(next);
    }
    return error.getCause() instanceof SQLException cause ? root(cause) : error;
  }

  private static SQLiteErrorCode result(SQLException error) {
    return error instanceof SQLiteException sqlite
        ? sqlite.getResultCode()
        : SQLiteErrorCode.getErrorCode(error.getErrorCode());
  }

  private static String name(SQLException error) {
    return result(error).name();
  }

  static StorageException unreadable(String table, Throwable cause) {
    return new StorageException(
        "A row of the table "
            + table
            + " holds a document that cannot be read ("
            + cause.getClass().getSimpleName()
            + ").");
  }

  static boolean isReadOnly(SQLException error) {
    return (root(error).getErrorCode() & 0xff) == 8;
  }

  static boolean isBusy(SQLException error) {
    int code = root(error).getErrorCode() & 0xff;
    return code == 5 || code == 6;
  }
}
