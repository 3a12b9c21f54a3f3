package dev.crmcore.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.crmcore.format.RecordWriter;
import dev.crmcore.format.WrittenRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes chosen columns, one JSON object a line; what is empty is left out. */
final class JsonCells implements RecordWriter {
  private final JsonGenerator json;
  private final List<String> header;

  JsonCells(Writer out, List<String> header) throws IOException {
    this.json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
    this.header = header;
  }

  @Override
  public void write(WrittenRecord written) throws IOException {
    List<String> cells = written.cells();
    json.writeStartObject();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        json.writeStringField(header.get(i), cells.get(i));
      }
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.flush();
  }
}
