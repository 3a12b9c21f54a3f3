package dev.crmcore.formats;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RecordWriter;
import dev.crmcore.format.WrittenRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a workbook of one sheet, row by row. Every cell is text, so none is a formula. */
final class XlsxTable implements RecordWriter {
  /** The most rows of a sheet, the header included. */
  static final int MAX_ROWS = 1_048_576;

  /** The most characters of a cell. */
  static final int MAX_CELL = 32_767;

  private static final int KEPT_ROWS = 1_000;

  private final Workbook workbook;
  private final Worksheet sheet;
  private final List<String> header;
  private int row;

  /** Writes the header. */
  XlsxTable(OutputStream out, List<String> header) {
    this.workbook = new Workbook(out, "crm-core", "1.0");
    this.sheet = workbook.newWorksheet("Customers");
    this.header = header;
    writeRow(header);
  }

  @Override
  public void write(WrittenRecord written) throws IOException {
    if (row == MAX_ROWS) {
      throw new InvalidInputException(
          "E_LIMIT_ROWS",
          "A sheet has at most %,d rows. Export fewer customers, or as CSV.".formatted(MAX_ROWS));
    }
    List<String> cells = written.cells();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).length() > MAX_CELL) {
        throw new InvalidInputException(
            "E_LIMIT_LENGTH",
            "'%s' of customer %s has %,d characters; a cell of a workbook has at most %,d. Shorten it, leave the column out, or export as CSV."
                .formatted(
                    header.get(i), written.customer().id(), cells.get(i).length(), MAX_CELL));
      }
    }
    writeRow(cells);
    if (row % KEPT_ROWS == 0) {
      sheet.flush();
    }
  }

  private void writeRow(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        sheet.inlineString(row, i, escaped(cells.get(i)));
      }
    }
    row++;
  }

  /** What looks like a character that XML cannot hold must be told from one. */
  private static String escaped(String text) {
    return text.contains("_x") ? text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_") : text;
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
  }
}
