package dev.crmcore.exchange;

import dev.crmcore.field.EntityType;
import dev.crmcore.format.ReadSettings;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.format.RecordShape;
import dev.crmcore.format.RecordSource;
import dev.crmcore.format.RecordWriter;
import dev.crmcore.format.WriteSettings;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.model.Customer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** JSON: one object a line, an array of objects, or one object; written one object a line. */
final class JsonFormat implements RecordFormat {
  /** The names of columns of CSV files may stand in brackets, so more than one is asked for. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "\\s*(\\{\\s*(\"|})|\\[\\s*([\\[{\\]]|\"[^\"]*\"\\s*[,\\]])).*", Pattern.DOTALL);

  private static final int LOOKED_AT = 1_000;

  private final EntityType<Customer> type;
  private final EntityJson json;

  JsonFormat(EntityType<Customer> type, EntityJson json) {
    this.type = type;
    this.json = json;
  }

  @Override
  public String id() {
    return "json";
  }

  @Override
  public Set<String> extensions() {
    return Set.of("json", "jsonl", "ndjson");
  }

  @Override
  public RecordShape shape() {
    return RecordShape.DOCUMENTS;
  }

  @Override
  public boolean recognises(byte[] start) {
    int skip = ByteOrderMark.of(start, start.length).map(ByteOrderMark::length).orElse(0);
    int length = Math.min(start.length - skip, LOOKED_AT);
    // UTF-16 is ASCII with NULs between.
    String text = new String(start, skip, length, StandardCharsets.ISO_8859_1).replace("\0", "");
    return BEGINNING.matcher(text).matches();
  }

  @Override
  public RecordFile inspect(RecordSource source, ReadSettings settings) {
    return JsonFile.inspect(source.name(), source.text());
  }

  @Override
  public Optional<RecordWriter> writer(OutputStream out, WriteSettings settings)
      throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    return Optional.of(
        settings.chosen()
            ? new JsonCells(text, settings.header())
            : new JsonLines(text, type, json));
  }
}
