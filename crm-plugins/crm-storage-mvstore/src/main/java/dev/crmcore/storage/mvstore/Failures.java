package dev.crmcore.storage.mvstore;

import dev.crmcore.error.StorageException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * Turns the engine's errors into ours. Neither its exception nor its text goes out: what does is
 * the number of the error and what to do about it.
 */
final class Failures {
  private static final String DAMAGED =
      "The file %s is not an MVStore, or it is damaged. Check the path; if it is the right one,"
          + " keep a copy and restore the last backup.";

  /** A failure with a code of its own. */
  private static final class Typed extends StorageException {
    private static final long serialVersionUID = 1L;

    Typed(String code, String message) {
      super(code, message);
    }

    Typed(String code, String message, Throwable cause) {
      super(code, message, cause);
    }
  }

  /** Stands in for the engine's exception: the stack without the text. */
  private static final class EngineError extends Exception {
    private static final long serialVersionUID = 1L;

    EngineError(Throwable error, String name) {
      super(name);
      setStackTrace(error.getStackTrace());
    }
  }

  private Failures() {}

  /** Returns what a failed call of the engine throws. */
  static StorageException of(MVStoreException thrown, Location where) {
    MVStoreException error = root(thrown);
    return switch (error.getErrorCode()) {
      case DataUtils.ERROR_FILE_LOCKED ->
          typed(
              "E_STORAGE_BUSY",
              error,
              "The store %s is open elsewhere: in another process, or in another storage of this"
                  + " one. Close it there, then try again.",
              where);
      case DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED ->
          typed(
              "E_STORAGE_IO",
              error,
              "Reading or writing the store %s failed. What was not committed is lost; check the"
                  + " disk, its free space and the rights of the file, then open the store again.",
              where);
      case DataUtils.ERROR_FILE_CORRUPT,
          DataUtils.ERROR_UNSUPPORTED_FORMAT,
          DataUtils.ERROR_SERIALIZATION,
          DataUtils.ERROR_CHUNK_NOT_FOUND,
          DataUtils.ERROR_BLOCK_NOT_FOUND,
          DataUtils.ERROR_TRANSACTION_CORRUPT,
          DataUtils.ERROR_UNKNOWN_DATA_TYPE ->
          typed("E_STORAGE_CORRUPT", error, DAMAGED, where);
      case DataUtils.ERROR_CLOSED -> stopped(where);
      default -> typed("E_STORAGE", error, "The store %s failed.", where);
    };
  }

  /** The engine writes in threads of its own, whose errors arrive inside an internal one. */
  private static MVStoreException root(MVStoreException thrown) {
    MVStoreException root = thrown;
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof MVStoreException inner) {
        root = inner;
      }
    }
    return root;
  }

  private static StorageException typed(
      String code, MVStoreException error, String message, Location where) {
    String name = "MVStore error " + error.getErrorCode();
    return new Typed(
        code, message.formatted(where) + " (" + name + ")", new EngineError(error, name));
  }

  /** A store that cannot be opened where it is looked for. */
  static StorageException opening(String message) {
    return new Typed("E_STORAGE_OPEN", message);
  }

  static StorageException readOnly(Location where) {
    return new Typed(
        "E_STORAGE_READ_ONLY",
        "The store %s is read-only. Nothing was changed; check the rights of the file and the"
                .formatted(where)
            + " setting 'readOnly'.");
  }

  static StorageException damaged(Location where) {
    return new Typed("E_STORAGE_CORRUPT", DAMAGED.formatted(where));
  }

  static StorageException foreign(Location where) {
    return new Typed(
        "E_STORAGE_CORRUPT",
        "The file %s is a store of another application. Check the path; nothing was changed."
            .formatted(where));
  }

  static StorageException newer(Location where, int version, int known) {
    return new StorageException(
        "The store %s has the format %d, but this version of the library knows formats up to %d."
                .formatted(where, version, known)
            + " It was opened by a newer version: use that one.");
  }

  static StorageException stopped(Location where) {
    return new StorageException(
        "The store %s stopped after an error. Close the storage and open it again."
            .formatted(where));
  }

  static StorageException closed() {
    return new StorageException("The storage is closed.");
  }

  /** The reason is left out: it may quote what is stored. */
  static StorageException unreadable(String entity, Object id, Throwable cause) {
    return new Typed(
        "E_STORAGE_CORRUPT",
        "The record %s %s cannot be read with this catalogue (%s)."
            .formatted(entity, id, cause.getClass().getSimpleName()));
  }
}
