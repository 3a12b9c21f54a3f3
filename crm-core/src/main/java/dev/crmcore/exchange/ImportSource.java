package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where rows are read from. It can be opened more than once: a file is looked at as a whole before
 * anything of it is applied. Safe for all threads.
 */
public final class ImportSource {
  private final String name;
  private final @Nullable Path file;
  private final Opening opening;

  private ImportSource(String name, @Nullable Path file, Opening opening) {
    this.name = name;
    this.file = file;
    this.opening = opening;
  }

  /** Returns a file; whether it is there is checked when it is opened. */
  public static ImportSource of(Path file) {
    Path name = requireNonNull(file, "file").getFileName();
    return new ImportSource(
        name == null ? file.toString() : name.toString(),
        file,
        () -> {
          requireReadable(file);
          return Files.newInputStream(file);
        });
  }

  /** Returns content that is in memory, under the name that the run is known by. */
  public static ImportSource of(String name, byte[] content) {
    byte[] copy = content.clone();
    return new ImportSource(
        requireNonNull(name, "name"), null, () -> new ByteArrayInputStream(copy));
  }

  /** Returns the name, without folders. */
  public String name() {
    return name;
  }

  /** Returns the file on disk, or empty where the content is in memory. */
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** Tells whether the rows come from this very file. */
  boolean isSame(Path other) {
    try {
      return file != null && Files.exists(other) && Files.isSameFile(file, other);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Opens the content from its beginning.
   *
   * @throws InvalidInputException with a code {@code E_FILE_…} if it cannot be opened
   */
  InputStream open() {
    try {
      return opening.open();
    } catch (IOException e) {
      throw new InvalidInputException(
          "E_FILE_UNREADABLE",
          "'%s' cannot be opened. Check that this program may read it.".formatted(name),
          e);
    }
  }

  private static void requireReadable(Path file) {
    if (Files.isDirectory(file)) {
      throw new InvalidInputException(
          "E_FILE_DIRECTORY", "'%s' is a directory. Name one file in it.".formatted(file));
    }
    if (!Files.exists(file)) {
      throw new InvalidInputException(
          "E_FILE_MISSING", "There is no file '%s'. Check the path.".formatted(file));
    }
    if (!Files.isReadable(file)) {
      throw new InvalidInputException(
          "E_FILE_UNREADABLE",
          "'%s' cannot be opened. Check that this program may read it.".formatted(file));
    }
  }

  @Override
  public String toString() {
    return name;
  }

  @FunctionalInterface
  private interface Opening {
    InputStream open() throws IOException;
  }
}
