package dev.crmcore.formats;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordReader;
import dev.crmcore.format.RecordSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A workbook of which one sheet is read. It was read to its end once. */
final class XlsxFile implements RecordFile {
  private final String name;
  private final Parts parts;
  private final Workbook workbook;
  private final Workbook.Sheet sheet;

  private XlsxFile(String name, Parts parts, Workbook workbook, Workbook.Sheet sheet) {
    this.name = name;
    this.parts = parts;
    this.workbook = workbook;
    this.sheet = sheet;
  }

  static XlsxFile inspect(RecordSource source, @Nullable String wanted) {
    Parts parts = Parts.of(source);
    Workbook workbook = Workbook.read(source.name(), parts);
    Workbook.Sheet sheet = choose(source.name(), workbook.sheets(), wanted);
    XlsxFile file = new XlsxFile(source.name(), parts, workbook, sheet);
    file.readThrough();
    return file;
  }

  private static Workbook.Sheet choose(
      String name, List<Workbook.Sheet> sheets, @Nullable String wanted) {
    if (sheets.isEmpty()) {
      throw Refusals.empty(name, "it has no sheet");
    }
    if (wanted == null) {
      return sheets.get(0);
    }
    return sheets.stream()
        .filter(sheet -> sheet.name().equalsIgnoreCase(wanted.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "E_SHEET",
                    "'%s' has no sheet '%s'; it has: %s.".formatted(name, wanted, names(sheets))));
  }

  private static String names(List<Workbook.Sheet> sheets) {
    return sheets.stream().map(Workbook.Sheet::name).collect(Collectors.joining(", "));
  }

  /** What breaks off in the middle is refused before anything of it is applied. */
  private void readThrough() {
    try (RecordReader reader = open()) {
      Optional<RawRecord> next = reader.next();
      while (next.isPresent()) {
        next = reader.next();
      }
    }
  }

  @Override
  public Map<String, String> dialect() {
    Map<String, String> dialect = new LinkedHashMap<>();
    dialect.put("sheet", sheet.name());
    dialect.put("sheets", names(workbook.sheets()));
    dialect.put("dates", workbook.from1904() ? "counted from 1904" : "counted from 1900");
    return dialect;
  }

  @Override
  public RecordReader open() {
    SharedStrings texts = SharedStrings.read(name, parts, workbook.sharedStrings());
    CellStyles styles = CellStyles.read(name, parts, workbook.styles());
    InputStream in =
        parts
            .open(sheet.part())
            .orElseThrow(
                () ->
                    Refusals.broken(
                        name,
                        "the sheet " + sheet.name(),
                        new IOException("no part " + sheet.part())));
    try {
      return new XlsxRecords(
          name, new SheetRows(in, texts, styles, new CellNumbers(workbook.from1904())));
    } catch (XMLStreamException | RuntimeException e) {
      try (in) {
        throw e instanceof InvalidInputException refusal
            ? refusal
            : Refusals.broken(name, "the sheet " + sheet.name(), e);
      } catch (IOException closing) {
        throw Refusals.unreadable(name, closing);
      }
    }
  }
}
