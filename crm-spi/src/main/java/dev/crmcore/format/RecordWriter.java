package dev.crmcore.format;

import java.io.IOException;

/**
 * Writes records to a file one by one, in bounded memory. Not safe for use by several threads.
 *
 * <p>A limit of the format that a record exceeds is thrown as {@link
 * dev.crmcore.error.InvalidInputException}, naming the limit and the customer.
 */
public interface RecordWriter extends AutoCloseable {
  /** Writes one record. */
  void write(WrittenRecord written) throws IOException;

  /** Ends the file and flushes; what it is written to stays open. */
  @Override
  void close() throws IOException;
}
