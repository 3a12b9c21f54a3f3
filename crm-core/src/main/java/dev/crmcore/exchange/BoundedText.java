package dev.crmcore.exchange;

import java.io.Writer;

/** Keeps what is written up to a limit, and counts the rest. */
final class BoundedText extends Writer {
  private final StringBuilder kept = new StringBuilder();
  private final int limit;
  private int dropped;

  BoundedText(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(char[] text, int offset, int length) {
    int taken = Math.min(length, limit - kept.length());
    kept.append(text, offset, taken);
    dropped = Math.min(dropped + length - taken, Integer.MAX_VALUE / 4);
  }

  /** Returns how many characters were not kept. */
  int dropped() {
    return dropped;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return kept.toString();
  }
}
