package dev.crmcore.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of file that customers are read from and, if it can, written to. Holds no state; safe for
 * all threads.
 *
 * <p>An import picks a format that the host declares by its id, else the one that recognises the
 * first bytes, else the one of the file's extension, else CSV.
 */
public interface RecordFormat {
  /** The most bytes of a file's beginning that {@link #recognises} is asked about. */
  int START = 1 << 16;

  /** Returns the unique name in lower case, such as {@code "xlsx"}. */
  String id();

  /** Returns the extensions of its files, in lower case and without the dot. */
  Set<String> extensions();

  /** Tells what its records are. */
  RecordShape shape();

  /**
   * Tells whether a file that begins like this is one of the format. Never throws.
   *
   * @param start the first bytes, at most {@link #START}
   */
  boolean recognises(byte[] start);

  /**
   * Looks at a file as a whole, in bounded memory. What is wrong with single records shows later,
   * record by record.
   *
   * @throws dev.crmcore.error.InvalidInputException if the file as a whole cannot be read; nothing
   *     else is thrown, whatever the bytes
   */
  RecordFile inspect(RecordSource source, ReadSettings settings);

  /**
   * Starts a file; empty where the format can only be read.
   *
   * @param out where to; the writer never closes it
   * @throws IOException if it cannot be written to
   */
  default Optional<RecordWriter> writer(OutputStream out, WriteSettings settings)
      throws IOException {
    return Optional.empty();
  }
}
