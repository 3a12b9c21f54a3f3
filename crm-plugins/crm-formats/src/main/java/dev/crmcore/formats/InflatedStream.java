package dev.crmcore.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A part of a workbook while it is unpacked, watched. */
class InflatedStream extends FilterInputStream {
  private final Inflation limits;
  private long unpacked;

  InflatedStream(InputStream in, Inflation limits) {
    super(in);
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    if (read >= 0) {
      limits.require(++unpacked);
    }
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    if (read > 0) {
      unpacked += read;
      limits.require(unpacked);
    }
    return read;
  }
}
