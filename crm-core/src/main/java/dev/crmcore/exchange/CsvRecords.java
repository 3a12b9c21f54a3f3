package dev.crmcore.exchange;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RawRecord.Problem;
import dev.crmcore.format.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file. Empty lines and rows without any content are passed over. */
final class CsvRecords implements RecordReader {
  private final String name;
  private final CsvReader<RawRecord> reader;
  private final CloseableIterator<RawRecord> rows;
  private final List<String> header;

  /** The first row of a file without a header, until it is asked for. */
  private @Nullable RawRecord first;

  /**
   * Reads the header.
   *
   * @throws InvalidInputException if there is none, or it is no header
   */
  CsvRecords(String name, CellGate text, char separator, boolean hasHeader) {
    this.name = name;
    CsvRow row = new CsvRow();
    this.reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(4 * CellGate.MAX_CELL)
            .build(row, text);
    this.rows = reader.iterator();
    RawRecord top = readFirst();
    this.header =
        hasHeader
            ? HeaderNames.checked(name, top.values())
            : HeaderNames.checked(name, WithoutHeader.names(top.values().size()));
    this.first = hasHeader ? null : top;
    row.expect(header);
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public Optional<RawRecord> next() {
    RawRecord kept = first;
    if (kept != null) {
      first = null;
      return Optional.of(kept);
    }
    while (true) {
      Optional<RawRecord> record = advance();
      if (record.isEmpty() || !isBlank(record.get())) {
        return record;
      }
    }
  }

  private Optional<RawRecord> advance() {
    try {
      return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    } catch (NoSuchElementException e) {
      return Optional.empty();
    } catch (CsvParseException e) {
      throw failure(e);
    } catch (UncheckedIOException e) {
      throw TextFile.unreadable(name, new IOException(e));
    }
  }

  private static InvalidInputException failure(CsvParseException e) {
    Throwable cause = e;
    while (cause != null) {
      if (cause instanceof InvalidInputException invalid) {
        return invalid;
      }
      cause = cause.getCause();
    }
    return new InvalidInputException("E_SYNTAX", "The file is no CSV: " + e.getMessage(), e);
  }

  private static boolean isBlank(RawRecord record) {
    return record.problem() == null && record.values().stream().allMatch(String::isBlank);
  }

  private RawRecord readFirst() {
    RawRecord top =
        next()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "E_EMPTY",
                        "'%s' is empty. The first row holds the names of the columns."
                            .formatted(name)));
    Problem problem = top.problem();
    if (problem != null) {
      throw new InvalidInputException(
          problem.code(), "Line %d, the header: %s".formatted(top.line(), problem.message()));
    }
    if (top.values().size() >= CsvRow.MAX_KEPT) {
      throw HeaderNames.tooMany(name, "too many");
    }
    return top;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw TextFile.unreadable(name, e);
    }
  }
}
