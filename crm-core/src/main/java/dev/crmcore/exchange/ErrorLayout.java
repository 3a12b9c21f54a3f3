package dev.crmcore.exchange;

import dev.crmcore.format.RawRecord;
import java.io.IOException;

/** How an errors file is written: in a form that the import reads back. Not safe for threads. */
interface ErrorLayout {
  /** The line of a row in the file that was read. */
  String LINE = "error_line";

  /** The column at fault, if it is one. */
  String COLUMN = "error_column";

  /** The code of the reason. */
  String CODE = "error_code";

  /** The reason in words. */
  String MESSAGE = "error_message";

  /** Tells whether a column holds reasons, as in an errors file that was mended halfway. */
  static boolean isReason(String column) {
    return Headers.OF_ERRORS.contains(Headers.normal(column));
  }

  /** Writes what stands before all rows. */
  void begin() throws IOException;

  /** Writes a row. */
  void add(RawRecord row, ImportError error) throws IOException;

  /** Hands on what is held back. */
  void flush() throws IOException;
}
