package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import dev.crmcore.format.ReadSettings;
import dev.crmcore.format.RecordReader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of CSV files under the rules of imports, for hosts that want the rows alone: the
 * same charsets, separators, limits and refusals.
 */
public final class CsvFiles {
  private CsvFiles() {}

  /**
   * Opens a file. It is looked at as a whole first.
   *
   * @param charset how it is written, or null for what its byte-order mark says, else UTF-8
   * @throws dev.crmcore.error.InvalidInputException if the file as a whole cannot be read
   */
  public static RecordReader open(ImportSource source, @Nullable Charset charset) {
    return CsvFormat.CSV
        .inspect(new SourceFile(requireNonNull(source, "source"), charset), ReadSettings.NONE)
        .open();
  }
}
