package dev.crmcore.exchange;

import java.io.IOException;
import java.util.Optional;

/** The objects of a JSON file, one by one. */
interface JsonObjects extends AutoCloseable {
  /**
   * Returns the next object, or empty at the end.
   *
   * @throws dev.crmcore.error.InvalidInputException if the rest of the file cannot be read
   */
  Optional<JsonObject> next() throws IOException;

  @Override
  void close() throws IOException;
}
