package dev.crmcore.examples;

import dev.crmcore.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the command knows about database URLs beyond what storages know. */
final class DatabaseUrl {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String FILE = "file:";

  private DatabaseUrl() {}

  /**
   * Refuses to read from a database file that is not there: opening it would make an empty one.
   *
   * @throws InvalidInputException if the URL names an SQLite file that does not exist
   */
  static void requireExisting(String url) {
    Optional<Path> file = file(url);
    if (file.isPresent() && !Files.exists(file.get())) {
      throw new InvalidInputException(
          "E_DATABASE_MISSING",
          "There is no database %s. Import customers first: crm import FILE.csv --db %s"
              .formatted(file.get(), url));
    }
  }

  /** Returns the URL of an SQLite file. */
  static String of(Path file) {
    return SQLITE + file;
  }

  /** Returns the file of an SQLite database that has one. */
  static Optional<Path> file(String url) {
    if (!url.startsWith(SQLITE)) {
      return Optional.empty();
    }
    String name = url.substring(SQLITE.length());
    int parameters = name.indexOf('?');
    if (parameters >= 0) {
      name = name.substring(0, parameters);
    }
    if (name.startsWith(FILE)) {
      name = name.substring(FILE.length());
    }
    return name.isEmpty() || name.startsWith(":") ? Optional.empty() : Optional.of(Path.of(name));
  }
}
