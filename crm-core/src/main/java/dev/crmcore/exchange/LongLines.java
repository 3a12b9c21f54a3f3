package dev.crmcore.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/** Reads lines, of which a very long one does not exhaust the memory. */
final class LongLines implements Closeable {
  private final Reader in;
  private final int limit;
  private final char[] buffer = new char[1 << 13];
  private final StringBuilder line = new StringBuilder();
  private int position;
  private int size;
  private long number;
  private boolean cut;
  private boolean afterReturn;

  LongLines(Reader in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** Goes to the next line and tells whether there is one. */
  boolean advance() throws IOException {
    line.setLength(0);
    cut = false;
    boolean any = false;
    while (true) {
      if (position == size && !fill()) {
        number += any ? 1 : 0;
        return any;
      }
      char c = buffer[position++];
      if (c == '\n' && afterReturn) {
        afterReturn = false;
        continue;
      }
      afterReturn = c == '\r';
      if (c == '\n' || c == '\r') {
        number++;
        return true;
      }
      any = true;
      if (line.length() < limit) {
        line.append(c);
      } else {
        cut = true;
      }
    }
  }

  private boolean fill() throws IOException {
    position = 0;
    size = Math.max(0, in.read(buffer, 0, buffer.length));
    return size > 0;
  }

  /** Returns the line, or as much of it as was kept. */
  String text() {
    return line.toString();
  }

  /** Tells whether the line is longer than the limit. */
  boolean isCut() {
    return cut;
  }

  /** Returns the number of the line, from 1. */
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
