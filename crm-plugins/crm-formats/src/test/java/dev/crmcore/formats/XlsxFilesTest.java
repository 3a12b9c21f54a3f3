package dev.crmcore.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportError;
import dev.crmcore.exchange.ImportPlan;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFilesTest {
  private static final String HEADER =
      "<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>last_name</v></c>"
          + "<c t=\"str\"><v>phone</v></c><c t=\"str\"><v>birth_date</v></c></row>";

  private final Desk desk = new Desk();

  private ImportReport run(Sheets sheets) {
    return desk.run("people.xlsx", sheets.bytes());
  }

  @Test
  void textsSharedInlineAndInPiecesAreRead() {
    run(
        Sheets.of(
                "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><t>notes</t></is></c></row>"
                    + "<row><c><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"inlineStr\"><is><r><t>two </t></r><r><t>pieces_x000A_and</t></r></is></c></row>")
            .texts(
                "<si><t>id</t></si><si><r><t>last</t></r><r><t>_name</t></r></si>"
                    + "<si><t>田中</t><rPh sb=\"0\" eb=\"1\"><t>タナカ</t></rPh></si>"));

    assertThat(desk.get("1").displayName()).isEqualTo("田中");
    assertThat(desk.get("1").profile().notes()).isEqualTo("two pieces\nand");
  }

  @Test
  void numbersAreAsTheyWereTyped() {
    run(
        Sheets.of(
            HEADER
                + "<row><c><v>1</v></c><c t=\"str\"><f>UPPER(\"a\")</f><v>A</v></c><c><v>79123456789</v></c></row>"
                + "<row><c><v>2.0</v></c><c t=\"b\"><v>1</v></c><c><v>7.9123456789E10</v></c></row>"
                + "<row><c><v>0.30000000000000004</v></c><c t=\"str\"><v>C</v></c></row>"));

    assertThat(desk.get("1").contactPoints().get(0).raw()).isEqualTo("79123456789");
    assertThat(desk.get("1").displayName()).isEqualTo("A");
    assertThat(desk.get("2").contactPoints().get(0).raw()).isEqualTo("79123456789");
    assertThat(desk.get("2").displayName()).isEqualTo("true");
    assertThat(desk.get("0.3").displayName()).isEqualTo("C");
  }

  @Test
  void datesAreToldByTheirFormatAndCountedFrom1900Or1904() {
    String styles =
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-419]dd\\.mm\\.yyyy;@\"/>"
            + "<numFmt numFmtId=\"171\" formatCode=\"0&quot; days&quot;\"/></numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>";
    String rows =
        HEADER
            + "<row><c s=\"3\"><v>1</v></c><c t=\"str\"><v>A</v></c><c/><c s=\"1\"><v>32874</v></c></row>"
            + "<row><c s=\"9\"><v>2</v></c><c t=\"str\"><v>B</v></c><c/><c s=\"2\"><v>59</v></c></row>"
            + "<row><c><v>3</v></c><c t=\"str\"><v>C</v></c><c/><c t=\"d\"><v>1990-01-01</v></c></row>";
    Sheets sheets = Sheets.of(rows).part("xl/styles.xml", styles);
    run(sheets);
    Desk mac = new Desk();
    mac.run(
        "mac.xlsx",
        sheets
            .part(
                "xl/workbook.xml",
                "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"P\" r:id=\"s1\" xmlns:r=\"r\"/></sheets></workbook>")
            .bytes());

    assertThat(((Person) desk.get("1")).birthDate()).isEqualTo(LocalDate.of(1990, 1, 1));
    assertThat(((Person) desk.get("2")).birthDate()).isEqualTo(LocalDate.of(1900, 2, 28));
    assertThat(((Person) desk.get("3")).birthDate()).isEqualTo(LocalDate.of(1990, 1, 1));
    assertThat(((Person) mac.get("1")).birthDate()).isEqualTo(LocalDate.of(1994, 1, 2));
  }

  @Test
  void aBadCellCostsItsRowAlone() {
    ImportReport report =
        run(
            Sheets.of(
                HEADER
                    + "<row r=\"2\"><c><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row>"
                    + "<row r=\"5\"><c><v>2</v></c><c t=\"s\"><v>7</v></c></row>"
                    + "<row r=\"6\"><c><v>1e999999999</v></c><c t=\"str\"><v>C</v></c></row>"
                    + "<row r=\"7\"><c r=\"ZZZZZ7\" t=\"str\"><v>far</v></c></row>"
                    + "<row r=\"8\"><c><v>4</v></c><c t=\"str\"><v>nul_x0000_</v></c></row>"
                    + "<row r=\"9\"><c><v>5</v></c><c t=\"str\"><v>E</v></c><c/><c/><c t=\"str\"><v>more</v></c></row>"
                    + "<row r=\"10\"><c><v>6</v></c><c t=\"str\"><v>F</v></c></row>"));

    assertThat(report.errors())
        .extracting(ImportError::line, ImportError::column, ImportError::code)
        .containsExactly(
            tuple(2L, "last_name", "E_TYPE"),
            tuple(5L, "last_name", "E_TYPE"),
            tuple(6L, "id", "E_TYPE"),
            tuple(7L, null, "E_TYPE"),
            tuple(8L, "last_name", "E_CONTROL_CHAR"),
            tuple(9L, null, "E_COLUMNS"));
    assertThat(report.created()).isEqualTo(1);
  }

  @Test
  void mergedCellsHaveTheirValueInTheFirst() {
    run(
        Sheets.of(
                HEADER
                    + "<row><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"str\"><v>A</v></c><c r=\"C2\"/></row>")
            .part(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>"
                    + HEADER
                    + "<row><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"str\"><v>A</v></c><c r=\"C2\"/></row>"
                    + "</sheetData><mergeCells><mergeCell ref=\"B2:C2\"/></mergeCells></worksheet>"));

    assertThat(desk.get("1").displayName()).isEqualTo("A");
    assertThat(desk.get("1").contactPoints()).isEmpty();
  }

  @Test
  void aSheetIsNamedAndTheOthersAreListed() {
    ImportSource source =
        ImportSource.of(
            "people.xlsx",
            Sheets.of(HEADER)
                .sheet(
                    2,
                    "<row><c t=\"str\"><v>company</v></c></row><row><c t=\"str\"><v>Acme</v></c></row>")
                .bytes());

    ImportPlan plan = desk.session.imports().plan(source, Desk.SHOP);
    assertThat(plan.format()).isEqualTo("xlsx");
    assertThat(plan.dialect())
        .containsEntry("sheet", "People")
        .containsEntry("sheets", "People, Firms");
    assertThat(desk.session.imports().run(source, Desk.SHOP.sheet("firms")).created()).isEqualTo(1);
    assertThatThrownBy(() -> desk.session.imports().plan(source, Desk.SHOP.sheet("Pets")))
        .hasMessageContaining("People, Firms");
  }

  @Test
  void aMillionEmptyStyledRowsArePassedOver() {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 2; i <= 1_000_000; i++) {
      rows.append("<row r=\"").append(i).append("\" s=\"1\"><c s=\"1\"/><c s=\"1\"/></row>");
    }
    rows.append("<row><c><v>1</v></c><c t=\"str\"><v>A</v></c></row>");

    ImportReport report = run(Sheets.of(rows.toString()));

    assertThat(report.read()).isEqualTo(1);
    assertThat(report.created()).isEqualTo(1);
  }

  @Test
  void whatUnpacksToAThousandTimesItsSizeIsRefused(@TempDir Path folder) throws IOException {
    String blanks = " ".repeat(40 << 20);
    byte[] inSheet = Sheets.of(HEADER + blanks).bytes();
    byte[] besides = Sheets.of(HEADER).part("xl/media/x.bin", blanks).bytes();
    byte[] inTexts = Sheets.of(HEADER).texts("<si><t>" + blanks + "</t></si>").bytes();

    for (byte[] bomb : new byte[][] {inSheet, besides, inTexts}) {
      assertThat(desk.refused("bomb.xlsx", bomb).code()).isEqualTo("E_LIMIT_RATIO");
      Path file = Files.write(folder.resolve("bomb.xlsx"), bomb);
      assertThatThrownBy(() -> desk.session.imports().plan(ImportSource.of(file), Desk.SHOP))
          .hasMessageContaining("unpacks");
    }
  }

  @Test
  void whatIsNoWorkbookIsRefused() {
    assertThat(desk.refused("x.xlsx", "id,name\n".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo("E_UNSUPPORTED");
    assertThat(
            desk.refused(
                    "x.xlsx",
                    new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, 1, 2})
                .code())
        .isEqualTo("E_UNSUPPORTED");
    assertThat(desk.refused("x.xlsx", new byte[0]).code()).isEqualTo("E_UNSUPPORTED");
    assertThat(desk.refused("x.xlsx", Sheets.of("").bytes()).code()).isEqualTo("E_EMPTY");
    assertThat(desk.refused("x.xlsx", Sheets.of(HEADER + "<row><c>").bytes()).code())
        .isEqualTo("E_SYNTAX");
  }

  @Test
  void nothingOutsideOfTheFileIsRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String doctype =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\"><!ENTITY b \"boom\">]>";
    byte[] file =
        Sheets.of("")
            .part(
                "xl/worksheets/sheet1.xml",
                doctype
                    + "<worksheet><sheetData>"
                    + HEADER
                    + "<row><c><v>1</v></c><c t=\"str\"><v>A&e;&b;</v></c></row></sheetData></worksheet>")
            .bytes();

    try {
      desk.run("x.xlsx", file);
    } catch (InvalidInputException e) {
      assertThat(e.code()).isEqualTo("E_SYNTAX");
    }
    assertThat(desk.all()).extracting(Customer::displayName).doesNotContain("Asecret", "Aboom");
  }

  @Test
  void damagedTextCostsItsRow() {
    byte[] book =
        Sheets.of(
                HEADER
                    + "<row><c><v>1</v></c><c t=\"str\"><v>A\uFFFD</v></c></row>"
                    + "<row><c><v>2</v></c><c t=\"str\"><v>B</v></c></row>")
            .bytes();

    ImportReport report = desk.run("x.xlsx", book);

    assertThat(report.errors()).extracting(ImportError::code).containsExactly("E_ENCODING");
    assertThat(report.created()).isEqualTo(1);
  }

  @Test
  void onlyAHeaderIsAFileWithoutRows() {
    assertThat(run(Sheets.of(HEADER)).read()).isZero();
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    assertThat(desk.refused("x.xlsx", Sheets.table(new String[] {"email", "Email"})).code())
        .isEqualTo("E_DUP_HEADER");
  }
}
