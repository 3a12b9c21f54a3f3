package dev.crmcore.exchange;

import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordText;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file that was looked at as a whole: it is text in its charset and its quotes are balanced.
 * What is wrong with single rows does not show here.
 */
final class CsvFile implements RecordFile {
  private static final int START = 1 << 16;

  private final String name;
  private final RecordText text;
  private final char separator;
  private final boolean hasHeader;

  private CsvFile(String name, RecordText text, char separator, boolean hasHeader) {
    this.name = name;
    this.text = text;
    this.separator = separator;
    this.hasHeader = hasHeader;
  }

  /** Returns the same file, its first row taken for a record. */
  CsvFile withoutHeader() {
    return new CsvFile(name, text, separator, false);
  }

  /**
   * Looks at a file.
   *
   * @param separator what stands between cells, or null to find out
   * @throws dev.crmcore.error.InvalidInputException if the file as a whole cannot be read
   */
  static CsvFile inspect(String name, RecordText text, @Nullable Character separator) {
    char[] buffer = new char[START];
    try {
      char used = separator != null ? separator : Separators.detect(start(text, buffer));
      try (Reader gate = new CellGate(text.open(), used)) {
        while (gate.read(buffer, 0, buffer.length) >= 0) {
          // The gate and the text below it refuse what spoils the file as a whole.
        }
      }
      return new CsvFile(name, text, used, true);
    } catch (IOException e) {
      throw TextFile.unreadable(name, e);
    }
  }

  private static String start(RecordText text, char[] buffer) throws IOException {
    try (Reader in = text.open()) {
      int size = 0;
      int read = 0;
      while (read >= 0 && size < buffer.length) {
        read = in.read(buffer, size, buffer.length - size);
        size += Math.max(read, 0);
      }
      return new String(buffer, 0, size);
    }
  }

  @Override
  public Map<String, String> dialect() {
    Map<String, String> dialect = new LinkedHashMap<>();
    dialect.put("charset", text.charset().name());
    dialect.put("separator", String.valueOf(separator));
    return dialect;
  }

  @Override
  public CsvRecords open() {
    Reader in = text.open();
    try {
      return new CsvRecords(name, new CellGate(in, separator), separator, hasHeader);
    } catch (RuntimeException e) {
      closeQuietly(in, e);
      throw e;
    }
  }

  private static void closeQuietly(Reader in, RuntimeException cause) {
    try {
      in.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
