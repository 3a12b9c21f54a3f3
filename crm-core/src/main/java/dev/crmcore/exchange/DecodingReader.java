package dev.crmcore.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes text and puts {@link Marks#BAD_BYTES} where the bytes are none, so that one broken row
 * does not cost the others. Counts those places.
 */
final class DecodingReader extends Reader {
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private boolean end;
  private boolean flushed;
  private long invalid;

  DecodingReader(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Returns how many places so far were no text. */
  long invalid() {
    return invalid;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    CharBuffer out = CharBuffer.wrap(target, offset, length);
    while (out.hasRemaining() && !flushed) {
      CoderResult result = decoder.decode(bytes, out, end);
      if (result.isError()) {
        if (!out.hasRemaining()) {
          break;
        }
        bytes.position(bytes.position() + result.length());
        out.put(Marks.BAD_BYTES);
        invalid++;
      } else if (result.isOverflow()) {
        break;
      } else if (end) {
        flushed = decoder.flush(out).isUnderflow();
      } else {
        fill();
      }
    }
    int read = out.position() - offset;
    return read == 0 && flushed ? -1 : read;
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      end = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
