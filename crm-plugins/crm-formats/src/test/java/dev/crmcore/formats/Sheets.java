package dev.crmcore.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes workbooks by hand, good and bad. */
final class Sheets {
  private static final String RELATIONS =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private final Map<String, String> parts = new LinkedHashMap<>();

  private Sheets() {}

  /** Returns a workbook of one sheet with these rows, {@code <row>…</row>}. */
  static Sheets of(String rows) {
    Sheets sheets = new Sheets();
    sheets.parts.put(
        "_rels/.rels",
        RELATIONS
            + "<Relationship Id=\"a\" Type=\""
            + OFFICE
            + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    sheets.parts.put(
        "xl/workbook.xml",
        "<workbook><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"s1\" xmlns:r=\"r\"/>"
            + "<sheet name=\"Firms\" sheetId=\"2\" r:id=\"s2\" xmlns:r=\"r\"/></sheets></workbook>");
    sheets.parts.put(
        "xl/_rels/workbook.xml.rels",
        RELATIONS
            + "<Relationship Id=\"s1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + "<Relationship Id=\"s2\" Type=\"x/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
            + "<Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
            + "<Relationship Id=\"f\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>");
    return sheets.sheet(1, rows).sheet(2, "<row><c t=\"str\"><v>company</v></c></row>");
  }

  /** Returns a workbook with this header and these rows of inline text. */
  static byte[] table(String[]... rows) {
    StringBuilder xml = new StringBuilder();
    for (String[] row : rows) {
      xml.append("<row>");
      for (String cell : row) {
        xml.append("<c t=\"inlineStr\"><is><t>").append(escaped(cell)).append("</t></is></c>");
      }
      xml.append("</row>");
    }
    return of(xml.toString()).bytes();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  Sheets sheet(int number, String rows) {
    return part(
        "xl/worksheets/sheet" + number + ".xml",
        "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
  }

  Sheets part(String name, String xml) {
    parts.put(name, xml);
    return this;
  }

  Sheets texts(String items) {
    return part("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
