package dev.crmcore.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads mappings from files. */
final class MappingFiles {
  private MappingFiles() {}

  /**
   * Reads a mapping.
   *
   * @throws InvalidInputException if the file is not there, or no mapping
   * @throws IOException if it cannot be read
   */
  static ImportMapping read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new InvalidInputException(
          "E_FILE_MISSING", "There is no file '%s'. Check the path.".formatted(file));
    }
    try {
      return ImportMapping.parse(Files.readString(file, UTF_8));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(e.code(), file + ": " + e.getMessage(), e);
    }
  }
}
