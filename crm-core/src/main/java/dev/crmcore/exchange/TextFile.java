package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.format.RecordText;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A file of text whose charset is settled: declared, told by a byte-order mark, or UTF-8. */
final class TextFile implements RecordText {
  private final ImportSource source;
  private final Charset charset;
  private final int skip;

  private TextFile(ImportSource source, Charset charset, int skip) {
    this.source = source;
    this.charset = charset;
    this.skip = skip;
  }

  /**
   * Settles the charset.
   *
   * @param declared the charset, or null for that of the byte-order mark, or else UTF-8
   * @throws InvalidInputException with the code {@code E_ENCODING} if the file contradicts it
   */
  static TextFile of(ImportSource source, @Nullable Charset declared) {
    byte[] start = start(source);
    ByteOrderMark mark = ByteOrderMark.of(start, start.length).orElse(null);
    if (mark != null && declared != null && !mark.agreesWith(declared)) {
      throw new InvalidInputException(
          "E_ENCODING",
          "'%s' was declared as %s but starts with the byte-order mark of %s. Leave the charset out."
              .formatted(source, declared.name(), mark.charset().name()));
    }
    Charset charset =
        mark != null ? mark.charset() : declared != null ? declared : StandardCharsets.UTF_8;
    TextFile text = new TextFile(source, charset, mark == null ? 0 : mark.length());
    String order = charset.name().startsWith("UTF-16") ? null : Likeness.utf16(start, start.length);
    if (order != null) {
      throw text.wrongCharset(order);
    }
    if (declared != null && isSingleByte(declared) && text.isUtf8BeyondAscii()) {
      throw text.wrongCharset("UTF-8");
    }
    return text;
  }

  /** Returns the first bytes of a file. */
  static byte[] start(ImportSource source) {
    try (InputStream in = source.open()) {
      return in.readNBytes(RecordFormat.START);
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  @Override
  public Charset charset() {
    return charset;
  }

  @Override
  public Reader open() {
    return new CharsetGuard(new DecodingReader(content(), charset), this::mistaken);
  }

  private InputStream content() {
    InputStream in = source.open();
    try {
      in.skipNBytes(skip);
      return in;
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  private static boolean isSingleByte(Charset charset) {
    return charset.newEncoder().maxBytesPerChar() <= 1.0f;
  }

  /** Text in another charset is next to never valid UTF-8 by chance. */
  private boolean isUtf8BeyondAscii() {
    char[] buffer = new char[1 << 13];
    boolean beyond = false;
    try (DecodingReader decoded = new DecodingReader(content(), StandardCharsets.UTF_8)) {
      int read = 0;
      while (read >= 0 && decoded.invalid() == 0) {
        read = decoded.read(buffer, 0, buffer.length);
        for (int i = 0; i < read && !beyond; i++) {
          beyond = buffer[i] >= 0x80;
        }
      }
      return beyond && decoded.invalid() == 0;
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  private InvalidInputException mistaken() {
    if (!charset.equals(StandardCharsets.UTF_8) && isUtf8BeyondAscii()) {
      return wrongCharset("UTF-8");
    }
    try (InputStream in = content()) {
      return wrongCharset(Likeness.of(in));
    } catch (IOException e) {
      return unreadable(source, e);
    }
  }

  private InvalidInputException wrongCharset(String likely) {
    return new InvalidInputException(
        "E_ENCODING",
        "'%s' is not valid %s; it looks like %s. Nothing was read. If so, pass --charset %s."
            .formatted(source, charset.name(), likely, likely));
  }

  static InvalidInputException unreadable(Object source, IOException cause) {
    return new InvalidInputException(
        "E_FILE_UNREADABLE",
        "'%s' could not be read to its end. Try again.".formatted(source),
        cause);
  }
}
