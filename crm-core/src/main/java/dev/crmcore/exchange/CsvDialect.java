package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;

/**
 * How a CSV file is written.
 *
 * @param charset the charset, declared or told by a byte-order mark
 * @param separator what stands between cells
 */
public record CsvDialect(Charset charset, char separator) {
  /** Checks that a charset is there. */
  public CsvDialect {
    requireNonNull(charset, "charset");
  }
}
