package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file that was looked at as a whole: it is text in its charset and its quotes are balanced.
 * What is wrong with single rows does not show here.
 */
final class CsvFile {
  private static final int START = 1 << 16;

  /** A file with fewer broken places than this is a good file with broken rows. */
  private static final int FEW = 3;

  private final ImportSource source;
  private final CsvDialect dialect;
  private final int skip;

  private CsvFile(ImportSource source, CsvDialect dialect, int skip) {
    this.source = source;
    this.dialect = dialect;
    this.skip = skip;
  }

  /**
   * Looks at a file.
   *
   * @param declared the charset, or null for that of the byte-order mark, or else UTF-8
   * @param separator what stands between cells, or null to find out
   * @throws InvalidInputException if the file as a whole cannot be read
   */
  static CsvFile inspect(
      ImportSource source, @Nullable Charset declared, @Nullable Character separator) {
    byte[] start = start(source);
    FileKinds.requireText(source.name(), start);
    ByteOrderMark mark = ByteOrderMark.of(start, start.length).orElse(null);
    if (mark != null && declared != null && !mark.agreesWith(declared)) {
      throw new InvalidInputException(
          "E_ENCODING",
          "'%s' was declared as %s but starts with the byte-order mark of %s. Leave the charset out."
              .formatted(source, declared.name(), mark.charset().name()));
    }
    Charset charset =
        mark != null ? mark.charset() : declared != null ? declared : StandardCharsets.UTF_8;
    requireNotUtf16(source, start, charset);
    int skip = mark == null ? 0 : mark.length();
    char used =
        separator != null
            ? separator
            : Separators.detect(new String(Arrays.copyOfRange(start, skip, start.length), charset));
    CsvFile file = new CsvFile(source, new CsvDialect(charset, used), skip);
    file.check(declared);
    return file;
  }

  /** Returns how the file is written. */
  CsvDialect dialect() {
    return dialect;
  }

  /** Opens the rows. */
  CsvRecords open() {
    InputStream in = content();
    try {
      return new CsvRecords(
          source.name(),
          new CellGate(new DecodingReader(in, dialect.charset()), dialect.separator()),
          dialect.separator());
    } catch (RuntimeException e) {
      closeQuietly(in, e);
      throw e;
    }
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

  private static void closeQuietly(InputStream in, RuntimeException cause) {
    try {
      in.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static byte[] start(ImportSource source) {
    try (InputStream in = source.open()) {
      return in.readNBytes(START);
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  private static void requireNotUtf16(ImportSource source, byte[] start, Charset charset) {
    if (!charset.name().startsWith("UTF-16")) {
      String order = Likeness.utf16(start, start.length);
      if (order != null) {
        throw wrongCharset(source, charset, order);
      }
    }
  }

  /**
   * Reads the whole file once. It is refused where broken places are several and outnumber the
   * characters beyond ASCII that are whole: then the charset is another, and every row would be.
   */
  private void check(@Nullable Charset declared) {
    char[] buffer = new char[1 << 13];
    long whole = 0;
    try (DecodingReader decoded = new DecodingReader(content(), dialect.charset());
        Reader gate = new CellGate(decoded, dialect.separator())) {
      int read;
      while ((read = gate.read(buffer, 0, buffer.length)) >= 0) {
        for (int i = 0; i < read; i++) {
          if (buffer[i] >= 0x80 && buffer[i] != Marks.BAD_BYTES) {
            whole++;
          }
        }
      }
      if (decoded.invalid() >= FEW && decoded.invalid() > whole) {
        throw wrongCharset(source, dialect.charset(), likeness());
      }
    } catch (IOException e) {
      throw unreadable(source, e);
    }
    if (whole > 0 && declared != null && isSingleByte(declared) && isUtf8()) {
      throw wrongCharset(source, declared, "UTF-8");
    }
  }

  private static boolean isSingleByte(Charset charset) {
    return charset.newEncoder().maxBytesPerChar() <= 1.0f;
  }

  /** Text in another charset is next to never valid UTF-8 by chance. */
  private boolean isUtf8() {
    char[] buffer = new char[1 << 13];
    try (DecodingReader decoded = new DecodingReader(content(), StandardCharsets.UTF_8)) {
      while (decoded.invalid() == 0) {
        if (decoded.read(buffer, 0, buffer.length) < 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  private String likeness() throws IOException {
    if (!dialect.charset().equals(StandardCharsets.UTF_8) && isUtf8()) {
      return "UTF-8";
    }
    try (InputStream in = content()) {
      return Likeness.of(in);
    }
  }

  private static InvalidInputException wrongCharset(
      ImportSource source, Charset charset, String likely) {
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
