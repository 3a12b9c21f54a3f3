package dev.crmcore.examples.fuzz;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Imports whatever bytes come as a file of the format that the property {@code crm.fuzz.format}
 * names. Only documented refusals may come out, and every row is accounted for.
 */
public final class ReaderFuzzer {
  private static final String FORMAT = System.getProperty("crm.fuzz.format", "csv");
  private static final CrmSession SESSION =
      Crm.builder().discoverPlugins().inMemory().build().session("fuzzer");

  private ReaderFuzzer() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    byte[] content = FORMAT.equals("xlsx") ? workbook(data) : data;
    ImportOptions options = ImportOptions.from("fuzz").format(FORMAT.replace("jsonl", "json"));
    try {
      ImportReport report =
          SESSION.imports().dryRun(ImportSource.of("fuzz." + FORMAT, content), options);
      long told =
          report.created()
              + report.updated()
              + report.unchanged()
              + report.rejected()
              + report.quarantined();
      if (told != report.read()) {
        throw new IllegalStateException(
            report.read() + " rows were read, and " + told + " are told of.");
      }
    } catch (InvalidInputException refused) {
      if (!refused.code().startsWith("E_")) {
        throw new IllegalStateException("A refusal has no code.", refused);
      }
    }
  }

  /** Bytes that were packed already would hardly ever get past the checksum of the archive. */
  private static byte[] workbook(byte[] sheet) {
    String relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "_rels/.rels",
        text(
            relations
                + "<Relationship Id=\"a\" Type=\""
                + office
                + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
    parts.put(
        "xl/workbook.xml",
        text(
            "<workbook><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"s\" xmlns:r=\"r\"/></sheets></workbook>"));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        text(
            relations
                + "<Relationship Id=\"s\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
    parts.put("xl/worksheets/sheet1.xml", sheet);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] text(String xml) {
    return xml.getBytes(StandardCharsets.UTF_8);
  }
}
