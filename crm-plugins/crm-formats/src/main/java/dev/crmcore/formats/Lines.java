package dev.crmcore.formats;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines that end with LF, CRLF or CR, of which a very long one is cut. */
final class Lines implements Closeable {
  private final Reader in;
  private final int limit;
  private final char[] buffer = new char[1 << 13];
  private int position;
  private int size;
  private long number;
  private boolean cut;
  private boolean afterReturn;

  Lines(Reader in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** Returns the next line, or null at the end. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    cut = false;
    boolean any = false;
    while (position < size || fill()) {
      char c = buffer[position++];
      if (c == '\n' && afterReturn) {
        afterReturn = false;
        continue;
      }
      afterReturn = c == '\r';
      if (c == '\n' || c == '\r') {
        number++;
        return line.toString();
      }
      any = true;
      if (line.length() < limit) {
        line.append(c);
      } else {
        cut = true;
      }
    }
    number += any ? 1 : 0;
    return any ? line.toString() : null;
  }

  private boolean fill() throws IOException {
    position = 0;
    size = Math.max(0, in.read(buffer, 0, buffer.length));
    return size > 0;
  }

  /** Tells whether the last line was longer than the limit. */
  boolean isCut() {
    return cut;
  }

  /** Returns the number of the last line, from 1. */
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
