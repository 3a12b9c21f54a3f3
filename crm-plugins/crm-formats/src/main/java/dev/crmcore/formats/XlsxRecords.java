package dev.crmcore.formats;

import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RawRecord.Problem;
import dev.crmcore.format.RecordReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet: the first that is not empty is the header. */
final class XlsxRecords implements RecordReader {
  private final String name;
  private final SheetRows rows;
  private final List<String> header;

  XlsxRecords(String name, SheetRows rows) {
    this.name = name;
    this.rows = rows;
    SheetRow first = read();
    if (first == null) {
      throw Refusals.empty(name, "the first row of a sheet holds the names of the columns");
    }
    List<String> names = new ArrayList<>(first.cells());
    while (!names.isEmpty() && names.get(names.size() - 1).isBlank()) {
      names.remove(names.size() - 1);
    }
    this.header = List.copyOf(names);
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public Optional<RawRecord> next() {
    SheetRow row = read();
    return row == null ? Optional.empty() : Optional.of(record(row));
  }

  /** Returns the next row that is not empty; a million empty ones are passed over one by one. */
  private @Nullable SheetRow read() {
    try {
      SheetRow row = rows.next();
      while (row != null && row.isBlank()) {
        row = rows.next();
      }
      return row;
    } catch (XMLStreamException e) {
      throw Refusals.broken(name, "a sheet", e);
    } catch (RuntimeException e) {
      if (e instanceof dev.crmcore.error.InvalidInputException) {
        throw e;
      }
      // The parser of the JDK ends like this on some broken documents.
      throw Refusals.broken(name, "a sheet", e);
    }
  }

  private RawRecord record(SheetRow row) {
    List<String> cells = new ArrayList<>(row.cells());
    while (cells.size() > header.size() && cells.get(cells.size() - 1).isBlank()) {
      cells.remove(cells.size() - 1);
    }
    // A row ends where its last cell is; that is no fault of it.
    while (cells.size() < header.size()) {
      cells.add("");
    }
    return new RawRecord(row.number(), cells, problem(row));
  }

  private @Nullable Problem problem(SheetRow row) {
    String failure = row.failure();
    if (failure == null) {
      return null;
    }
    int column = row.failedColumn();
    return new Problem("E_TYPE", column < header.size() ? header.get(column) : null, failure);
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      throw Refusals.unreadable(name, e);
    }
  }
}
