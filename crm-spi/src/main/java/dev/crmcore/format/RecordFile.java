package dev.crmcore.format;

import java.util.Map;

/** A file that was looked at as a whole and can be read. Safe for all threads. */
public interface RecordFile {
  /**
   * Returns how the file is written, for people: {@code charset}, {@code separator}, {@code sheet},
   * in an order to show.
   */
  Map<String, String> dialect();

  /**
   * Opens the records from the first; each reader is independent of the others.
   *
   * @throws dev.crmcore.error.InvalidInputException if the file cannot be read
   */
  RecordReader open();
}
