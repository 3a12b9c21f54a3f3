package dev.crmcore.exchange;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The bytes by which a text says what charset it is in. */
enum ByteOrderMark {
  UTF_8(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
  UTF_16LE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
  UTF_16BE(StandardCharsets.UTF_16BE, "\u00FE\u00FF");

  private final Charset charset;

  /** The bytes as characters of ISO 8859-1. */
  private final String bytes;

  ByteOrderMark(Charset charset, String bytes) {
    this.charset = charset;
    this.bytes = bytes;
  }

  Charset charset() {
    return charset;
  }

  int length() {
    return bytes.length();
  }

  /** Tells whether a file that starts with this mark may be declared to be in a charset. */
  boolean agreesWith(Charset declared) {
    return declared.equals(charset) || (this != UTF_8 && declared.equals(StandardCharsets.UTF_16));
  }

  static Optional<ByteOrderMark> of(byte[] start, int length) {
    for (ByteOrderMark mark : values()) {
      boolean matches = length >= mark.bytes.length();
      for (int i = 0; matches && i < mark.bytes.length(); i++) {
        matches = (start[i] & 0xFF) == mark.bytes.charAt(i);
      }
      if (matches) {
        return Optional.of(mark);
      }
    }
    return Optional.empty();
  }
}
