package dev.crmcore.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which file a database was opened in. A file that is removed lives on for whoever has it open, and
 * what is written to it then is gone with the process.
 *
 * @param key what the file system knows the file by; null where it has no such key
 */
record FileIdentity(Path file, @Nullable Object key) {
  /** Returns the file that is there now; empty if none is, or the path is no plain one. */
  static Optional<FileIdentity> of(String path) {
    try {
      Path file = Path.of(path).toAbsolutePath();
      return Optional.of(new FileIdentity(file, keyOf(file)));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Object keyOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** Tells whether this very file is still in its place. */
  boolean isInPlace() {
    try {
      return Objects.equals(keyOf(file), key);
    } catch (IOException e) {
      return false;
    }
  }
}
