package dev.crmcore.exchange;

import dev.crmcore.format.ReadSettings;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.format.RecordShape;
import dev.crmcore.format.RecordSource;
import dev.crmcore.format.RecordWriter;
import dev.crmcore.format.WriteSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables of text: comma-separated values and what is like them. */
final class CsvFormat implements RecordFormat {
  /** Any of the usual separators; written with commas. */
  static final CsvFormat CSV = new CsvFormat("csv", Set.of("csv", "txt"), null);

  /** Separated by tabs. */
  static final CsvFormat TSV = new CsvFormat("tsv", Set.of("tsv", "tab"), '\t');

  private final String id;
  private final Set<String> extensions;
  private final @Nullable Character separator;

  private CsvFormat(String id, Set<String> extensions, @Nullable Character separator) {
    this.id = id;
    this.extensions = extensions;
    this.separator = separator;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Set<String> extensions() {
    return extensions;
  }

  @Override
  public RecordShape shape() {
    return RecordShape.TEXT_TABLE;
  }

  /** Any text may be CSV, so nothing tells it from others. */
  @Override
  public boolean recognises(byte[] start) {
    return false;
  }

  @Override
  public RecordFile inspect(RecordSource source, ReadSettings settings) {
    FileKinds.requireText(source.name(), start(source));
    Character declared = settings.separator();
    return CsvFile.inspect(source.name(), source.text(), declared == null ? separator : declared);
  }

  private static byte[] start(RecordSource source) {
    try (InputStream in = source.open()) {
      return in.readNBytes(START);
    } catch (IOException e) {
      throw TextFile.unreadable(source.name(), e);
    }
  }

  @Override
  public Optional<RecordWriter> writer(OutputStream out, WriteSettings settings) {
    return Optional.of(
        new CsvTable(
            new OutputStreamWriter(out, StandardCharsets.UTF_8),
            separator == null ? ',' : separator,
            settings.header()));
  }
}
