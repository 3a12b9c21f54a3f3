package dev.crmcore.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.crmcore.format.RecordWriter;
import dev.crmcore.format.WrittenRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Writes a CSV table. */
final class CsvTable implements RecordWriter {
  private final CsvWriter writer;

  /** Writes the header. */
  CsvTable(Writer out, char separator, List<String> header) {
    writer =
        CsvWriter.builder().fieldSeparator(separator).lineDelimiter(LineDelimiter.CRLF).build(out);
    writer.writeRecord(header);
  }

  @Override
  public void write(WrittenRecord written) throws IOException {
    try {
      writer.writeRecord(written.cells());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    writer.flush();
  }
}
