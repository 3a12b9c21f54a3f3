package dev.crmcore.formats;

import dev.crmcore.format.RecordWriter;
import dev.crmcore.format.WrittenRecord;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes customers as vCards 4.0. */
final class VcardTable implements RecordWriter {
  private final VCardWriter writer;
  private final int id;

  VcardTable(OutputStream out, List<String> header) {
    this.writer = new VCardWriter(out, VCardVersion.V4_0);
    this.writer.setAddProdId(false);
    this.writer.setVersionStrict(false);
    this.id = header.indexOf("external_id");
  }

  @Override
  public void write(WrittenRecord written) throws IOException {
    String uid = id < 0 ? written.customer().id().toString() : written.cells().get(id);
    writer.write(CardOf.customer(written.customer(), uid));
  }

  @Override
  public void close() throws IOException {
    writer.flush();
  }
}
