package dev.crmcore.format;

import java.util.List;
import java.util.Optional;

/**
 * Reads records from a file one by one, in bounded memory. Not safe for use by several threads.
 *
 * <p>A record that cannot be read is returned with its problem; only what makes the rest of the
 * file unreadable is thrown, as {@link dev.crmcore.error.InvalidInputException}.
 */
public interface RecordReader extends AutoCloseable {
  /** Returns the names of the columns, in order. */
  List<String> header();

  /** Returns the next record, or empty at the end of the file. */
  Optional<RawRecord> next();

  @Override
  void close();
}
