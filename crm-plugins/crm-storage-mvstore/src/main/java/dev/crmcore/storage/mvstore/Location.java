package dev.crmcore.storage.mvstore;

import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is.
 *
 * @param file the file, or null for a store in memory
 */
record Location(@Nullable Path file) {
  static final String SCHEME = "mvstore:";

  /** How much the engine writes before the first commit. */
  private static final long HEADER_LENGTH = 8192;

  static Location of(String url) {
    if (!url.startsWith(SCHEME)) {
      throw new InvalidInputException(
          "A URL of this storage starts with '%s', as in '%scrm.mv'.".formatted(SCHEME, SCHEME));
    }
    String path = url.substring(SCHEME.length());
    try {
      return new Location(path.isEmpty() ? null : Path.of(path).toAbsolutePath());
    } catch (InvalidPathException e) {
      throw Failures.opening("'" + path + "' is no path of a file; correct the URL.");
    }
  }

  /** Says clearly what the engine would say vaguely. */
  void check(boolean readOnly) {
    if (file == null) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw Failures.opening(
          "'%s' is a folder, and a store is a file; add a file name to the URL, such as '%s'."
              .formatted(file, file.resolve("crm.mv")));
    }
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw Failures.opening(
          "The folder '%s' for the store '%s' does not exist; create it first."
              .formatted(folder, file.getFileName()));
    }
    if (readOnly && !Files.exists(file)) {
      throw Failures.opening(
          "The store %s does not exist, and a store that is only read is not created."
              .formatted(this));
    }
    if (Files.exists(file) && !Files.isReadable(file)) {
      throw Failures.opening(
          "This process may not read the store %s; check the rights of the file.".formatted(this));
    }
  }

  /** Tells whether nothing was ever committed there. */
  boolean isBlank() {
    try {
      return file == null || !Files.exists(file) || Files.size(file) <= HEADER_LENGTH;
    } catch (IOException e) {
      throw Failures.opening("The size of the store %s cannot be read.".formatted(this));
    }
  }

  @Override
  public String toString() {
    return file == null ? "in memory" : "'" + file + "'";
  }
}
