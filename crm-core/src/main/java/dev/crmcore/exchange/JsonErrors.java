package dev.crmcore.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.crmcore.format.RawRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Documents as JSON, one a line: the only form in which lists of them stay lists. A document that
 * could not be read as one has its line and reason alone.
 */
final class JsonErrors implements ErrorLayout {
  private final JsonGenerator json;
  private final List<String> header;

  JsonErrors(Writer out, List<String> header) {
    try {
      this.json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
    } catch (IOException e) {
      throw TextFile.unreadable("the errors file", e);
    }
    this.header = header;
  }

  @Override
  public void begin() {
    // Every line says for itself what it is.
  }

  @Override
  public void add(RawRecord row, ImportError error) throws IOException {
    json.writeStartObject();
    json.writeNumberField(LINE, error.line());
    if (error.column() != null) {
      json.writeStringField(COLUMN, error.column());
    }
    json.writeStringField(CODE, error.code());
    json.writeStringField(MESSAGE, error.message());
    for (int i = 0; i < Math.min(row.values().size(), header.size()); i++) {
      String cell = row.values().get(i);
      if (!cell.isEmpty() && !ErrorLayout.isReason(header.get(i))) {
        json.writeFieldName(header.get(i));
        if (row.structured().contains(i)) {
          writeStructure(cell);
        } else {
          json.writeString(cell);
        }
      }
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** Written anew, because a format may break it into lines. */
  private void writeStructure(String cell) throws IOException {
    try (JsonParser parser = JsonText.parser(cell)) {
      parser.nextToken();
      json.copyCurrentStructureExact(parser);
    }
  }

  @Override
  public void flush() throws IOException {
    json.flush();
  }
}
