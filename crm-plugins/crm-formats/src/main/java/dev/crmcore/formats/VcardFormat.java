package dev.crmcore.formats;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.ReadSettings;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.format.RecordShape;
import dev.crmcore.format.RecordSource;
import dev.crmcore.format.RecordWriter;
import dev.crmcore.format.WriteSettings;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Cards: vCard 2.1, 3.0 and 4.0 are read, 4.0 is written. */
final class VcardFormat implements RecordFormat {
  private static final int LOOKED_AT = 200;

  @Override
  public String id() {
    return "vcf";
  }

  @Override
  public Set<String> extensions() {
    return Set.of("vcf", "vcard");
  }

  @Override
  public RecordShape shape() {
    return RecordShape.DOCUMENTS;
  }

  @Override
  public boolean recognises(byte[] start) {
    // UTF-16 is ASCII with NULs between; a byte-order mark is three letters at most.
    String text =
        new String(start, 0, Math.min(start.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
            .replace("\0", "")
            .toUpperCase(Locale.ROOT);
    int begin = text.indexOf("BEGIN:VCARD");
    return begin >= 0 && text.substring(0, begin).strip().length() <= 3;
  }

  @Override
  public RecordFile inspect(RecordSource source, ReadSettings settings) {
    return VcardFile.inspect(source.name(), source.text());
  }

  @Override
  public Optional<RecordWriter> writer(OutputStream out, WriteSettings settings) {
    if (settings.chosen()) {
      throw new InvalidInputException(
          "E_UNSUPPORTED",
          "A vCard is a whole customer; columns cannot be chosen. Leave them out, or export a table.");
    }
    return Optional.of(new VcardTable(out, settings.header()));
  }
}
