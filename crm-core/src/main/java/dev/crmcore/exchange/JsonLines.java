package dev.crmcore.exchange;

import dev.crmcore.field.EntityType;
import dev.crmcore.format.RecordWriter;
import dev.crmcore.format.WrittenRecord;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.model.Customer;
import java.io.IOException;
import java.io.Writer;

/** Writes whole customers, one JSON document a line. */
final class JsonLines implements RecordWriter {
  private final Writer out;
  private final EntityType<Customer> type;
  private final EntityJson json;

  JsonLines(Writer out, EntityType<Customer> type, EntityJson json) {
    this.out = out;
    this.type = type;
    this.json = json;
  }

  @Override
  public void write(WrittenRecord written) throws IOException {
    out.write(json.write(type, written.customer()));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
