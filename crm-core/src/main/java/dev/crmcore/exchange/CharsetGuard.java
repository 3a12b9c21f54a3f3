package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Supplier;

/**
 * Refuses a text at its end where broken places are several and outnumber the characters beyond
 * ASCII that are whole: then the charset is another, and every row would be broken.
 */
final class CharsetGuard extends Reader {
  /** A file with fewer broken places than this is a good file with broken rows. */
  private static final int FEW = 3;

  private final DecodingReader decoded;
  private final Supplier<InvalidInputException> refusal;
  private long whole;

  CharsetGuard(DecodingReader decoded, Supplier<InvalidInputException> refusal) {
    this.decoded = decoded;
    this.refusal = refusal;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int read = decoded.read(target, offset, length);
    for (int i = offset; i < offset + read; i++) {
      if (target[i] >= 0x80 && target[i] != Marks.BAD_BYTES) {
        whole++;
      }
    }
    if (read < 0 && decoded.invalid() >= FEW && decoded.invalid() > whole) {
      throw refusal.get();
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    decoded.close();
  }
}
