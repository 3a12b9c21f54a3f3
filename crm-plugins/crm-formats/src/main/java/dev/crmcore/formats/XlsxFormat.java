package dev.crmcore.formats;

import dev.crmcore.format.ReadSettings;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.format.RecordShape;
import dev.crmcore.format.RecordSource;
import dev.crmcore.format.RecordWriter;
import dev.crmcore.format.WriteSettings;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;

/** Workbooks of Excel 2007 and later. */
final class XlsxFormat implements RecordFormat {
  @Override
  public String id() {
    return "xlsx";
  }

  @Override
  public Set<String> extensions() {
    return Set.of("xlsx", "xlsm");
  }

  @Override
  public RecordShape shape() {
    return RecordShape.TYPED_TABLE;
  }

  @Override
  public boolean recognises(byte[] start) {
    return start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
  }

  @Override
  public RecordFile inspect(RecordSource source, ReadSettings settings) {
    return XlsxFile.inspect(source, settings.sheet());
  }

  @Override
  public Optional<RecordWriter> writer(OutputStream out, WriteSettings settings) {
    return Optional.of(new XlsxTable(out, settings.header()));
  }
}
