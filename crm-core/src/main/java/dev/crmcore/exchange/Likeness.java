package dev.crmcore.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * Says what charset bytes look like. It only ever proposes: the answer goes into the message of a
 * refusal, and a person declares the charset.
 */
final class Likeness {
  private static final int SAMPLE = 1 << 20;

  private Likeness() {}

  /** Returns the name of the likeliest charset of a text that is not UTF-8. */
  static String of(InputStream in) throws IOException {
    byte[] sample = in.readNBytes(SAMPLE);
    int high = 0;
    int letters = 0;
    int neighbours = 0;
    for (int i = 0; i < sample.length; i++) {
      int b = sample[i] & 0xFF;
      if (b >= 0x80) {
        high++;
        if (b >= 0xC0 || b == 0xA8 || b == 0xB8) {
          letters++;
        }
        if ((i > 0 && sample[i - 1] < 0) || (i + 1 < sample.length && sample[i + 1] < 0)) {
          neighbours++;
        }
      }
    }
    // Western words have single letters beyond ASCII; Cyrillic and Chinese words consist of them.
    if (neighbours * 2 < high) {
      return "windows-1252";
    }
    if (letters >= high * 0.85) {
      return "windows-1251";
    }
    return isValid(sample, Charset.forName("GB18030")) ? "GB18030" : "windows-1251";
  }

  /** Returns the byte order of UTF-16 text without a mark, or null if it does not look like it. */
  static @Nullable String utf16(byte[] start, int length) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i < length; i++) {
      if (start[i] == 0) {
        if (i % 2 == 0) {
          even++;
        } else {
          odd++;
        }
      }
    }
    int units = length / 2;
    if (units < 4 || Math.max(even, odd) < units * 0.3 || Math.min(even, odd) > units * 0.05) {
      return null;
    }
    return odd > even ? "UTF-16LE" : "UTF-16BE";
  }

  private static boolean isValid(byte[] sample, Charset charset) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(sample);
    CharBuffer out = CharBuffer.allocate(1 << 13);
    while (true) {
      // The sample may end within a character, which is no fault of its own.
      CoderResult result = decoder.decode(in, out, false);
      if (!result.isOverflow()) {
        return !result.isError();
      }
      out.clear();
    }
  }
}
