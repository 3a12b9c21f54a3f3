package dev.crmcore.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.crmcore.format.RawRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows of tables as CSV, safe for spreadsheets. */
final class CsvErrors implements ErrorLayout {
  private final CsvWriter csv;
  private final List<String> header;
  private final UnaryOperator<String> value;

  /**
   * Writes rows with these columns.
   *
   * @param value what a cell stands for, before it is made safe for spreadsheets
   */
  CsvErrors(Writer out, List<String> header, UnaryOperator<String> value) {
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    this.header = header;
    this.value = value;
  }

  @Override
  public void begin() {
    List<String> columns = new ArrayList<>(List.of(LINE, COLUMN, CODE, MESSAGE));
    header.forEach(column -> columns.add(ErrorLayout.isReason(column) ? "" : column));
    write(columns);
  }

  @Override
  public void add(RawRecord row, ImportError error) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(error.line()));
    cells.add(error.column() == null ? "" : error.column());
    cells.add(error.code());
    cells.add(error.message());
    row.values().forEach(cell -> cells.add(value.apply(cell)));
    write(cells);
  }

  private void write(List<String> cells) {
    csv.writeRecord(cells.stream().map(FormulaGuard::escape).toList());
  }

  @Override
  public void flush() throws IOException {
    csv.flush();
  }
}
