package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadFilesTest {
  private static final String HEADER = "external_id,first_name,last_name,email\n";
  private static final Charset CYRILLIC = Charset.forName("windows-1251");

  private final Desk desk = new Desk();

  private ImportReport run(String text) {
    return desk.imports.run(Desk.text("bad.csv", text), Desk.SHOP);
  }

  private ImportReport run(byte[] bytes) {
    return desk.imports.run(ImportSource.of("bad.csv", bytes), Desk.SHOP);
  }

  private InvalidInputException refused(byte[] bytes) {
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> run(bytes));
    assertThat(refusal).as("refused").isNotNull();
    assertThat(desk.all()).isEmpty();
    return refusal;
  }

  private InvalidInputException refused(String text) {
    return refused(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof Integer one) {
        all.write(one);
      } else {
        all.writeBytes(((String) part).getBytes(StandardCharsets.UTF_8));
      }
    }
    return all.toByteArray();
  }

  @Nested
  class Charsets {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsHonouredAndNoPartOfTheHeader(String charset) {
      ImportReport report =
          desk.imports.run(
              Desk.text(
                  "bom.csv",
                  "\uFEFF" + HEADER + "s-1,Пётр,Чайкин,p@example.com\n",
                  Charset.forName(charset)),
              Desk.SHOP);

      assertThat(report.created()).isEqualTo(1);
      assertThat(((Person) desk.get("s-1")).givenName()).isEqualTo("Пётр");
    }

    @Test
    void anotherCharsetIsRefusedAndNamedThenReadWhenDeclared() {
      ImportSource file = Desk.text("cp.csv", HEADER + "s-1,Пётр,Чайкин,p@example.com\n", CYRILLIC);

      assertThatThrownBy(() -> desk.imports.run(file, Desk.SHOP))
          .isInstanceOfSatisfying(
              InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_ENCODING"))
          .hasMessageContaining("--charset windows-1251");
      assertThat(desk.imports.run(file, Desk.SHOP.charset("windows-1251")).created()).isEqualTo(1);
      assertThat(((Person) desk.get("s-1")).familyName()).isEqualTo("Чайкин");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-16LE", "UTF-16BE"})
    void chineseAndUnmarkedTextIsProposedToo(String charset) {
      ImportSource file =
          Desk.text(
              "cn.csv", "external_id,姓名,城市\n1,王小明,上海\n2,欧阳修,北京市朝阳区\n", Charset.forName(charset));

      assertThatThrownBy(() -> desk.imports.run(file, Desk.SHOP))
          .hasMessageContaining("--charset " + charset);
      assertThat(desk.imports.run(file, Desk.SHOP.charset(charset)).created()).isEqualTo(2);
    }

    @Test
    void oneBrokenRowInAGoodFileIsRejectedAlone() {
      ImportReport report =
          run(bytes(HEADER, "s-1,Ok,One,o@example.com\ns-2,Br", 0xFF, "ken,Two,t@example.com\n"));

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.errors())
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.code()).isEqualTo("E_ENCODING");
                assertThat(error.line()).isEqualTo(3);
                assertThat(error.column()).isEqualTo("first_name");
              });
    }

    @Test
    void halvesOfSurrogatePairsAndReplacementCharactersAreNeverStored() {
      ImportReport report =
          run(
              bytes(
                  HEADER,
                  "s-1,Half",
                  0xED,
                  0xA0,
                  0x80,
                  ",One,\ns-2,Was\uFFFD,Two,\ns-3,😀 смайл,Три,\n"));

      assertThat(report.errors())
          .extracting(ImportError::code)
          .containsExactly("E_ENCODING", "E_ENCODING");
      assertThat(desk.all()).extracting(Customer::displayName).containsExactly("😀 смайл Три");
    }

    @Test
    void utf8DeclaredAsSomethingElseIsNotReadAsNonsense() {
      assertThatThrownBy(
              () ->
                  desk.imports.run(
                      Desk.text("u.csv", HEADER + "s-1,Пётр,Чайкин,\n"),
                      Desk.SHOP.charset("windows-1251")))
          .hasMessageContaining("looks like UTF-8");
    }

    @Test
    void aDeclarationAgainstTheMarkIsRefused() {
      assertThatThrownBy(
              () ->
                  desk.imports.run(
                      Desk.text("u.csv", "\uFEFF" + HEADER), Desk.SHOP.charset("windows-1251")))
          .hasMessageContaining("byte-order mark of UTF-8");
    }
  }

  @Nested
  class Structure {
    @Test
    void mixedNewlinesEndRowsAlike() {
      assertThat(
              run(HEADER + "s-1,A,B,a@example.com\r\ns-2,C,D,c@example.com\rs-3,E,F,e@example.com")
                  .created())
          .isEqualTo(3);
    }

    @Test
    void anOpenQuoteIsRefusedWithTheLineItOpensOn() {
      assertThat(refused(HEADER + "s-1,A,\"B,a@example.com\ns-2,C,D,c@example.com\n"))
          .hasMessageContaining("line 2")
          .extracting(InvalidInputException::code)
          .isEqualTo("E_SYNTAX");
    }

    @Test
    void aQuoteThatSwallowsRowsIsRefusedEvenWhenALaterOneClosesIt() {
      assertThat(refused(HEADER + "s-1,A,\"B,a@example.com\ns-2,C,D,\"c@example.com\"\n"))
          .hasMessageContaining("line 2");
    }

    @Test
    void textAfterAClosingQuoteCostsItsRowAlone() {
      ImportReport report = run(HEADER + "s-1,\"Joe \"Big\" One\",B,\ns-2,\"A \"\"B\"\"\",D,\n");

      assertThat(report.errors()).extracting(ImportError::code).containsExactly("E_SYNTAX");
      assertThat(((Person) desk.get("s-2")).givenName()).isEqualTo("A \"B\"");
    }

    @Test
    void quotedLinesBelongToTheirRow() {
      run("id,last_name,notes\n1,A,\"two\nlines\"\n2,B,x\n");

      assertThat(desk.get("1").profile().notes()).isEqualTo("two\nlines");
      assertThat(desk.get("2").profile().notes()).isEqualTo("x");
    }

    @Test
    void raggedRowsAreRejected() {
      ImportReport report =
          run(HEADER + "s-1,A\ns-2,C,D,c@example.com,zzz\ns-3,E,F,e@example.com\n");

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.errors())
          .extracting(ImportError::code)
          .containsExactly("E_COLUMNS", "E_COLUMNS");
    }

    @Test
    void controlCharactersAndForgedHeadersAreRejected() {
      ImportReport report =
          run(
              HEADER
                  + "s-1,A\0A,B,a@example.com\ns-2,\"Eve\r\nCc: x@example.com\",D,\ns-3,C,D,c@example.com\n");

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.errors())
          .extracting(ImportError::code)
          .containsExactly("E_CONTROL_CHAR", "E_CONTROL_CHAR");
      assertThat(report.errors())
          .extracting(ImportError::column)
          .containsExactly("first_name", "first_name");
    }

    @Test
    void theSameHeaderTwiceIsRefused() {
      assertThat(refused("external_id,phone,Phone\ns-1,1,2\n").code()).isEqualTo("E_DUP_HEADER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", " \n,,,\n"})
    void anEmptyFileIsRefused(String text) {
      assertThat(refused(text).code()).isEqualTo("E_EMPTY");
    }

    @Test
    void aHeaderAloneIsNoRows() {
      assertThat(run(HEADER).read()).isZero();
    }

    @Test
    void aFileWithoutAHeaderIsRefused() {
      assertThat(refused("1,Anna,Smith\n2,Bob,Jones\n").code()).isEqualTo("E_HEADER");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"tenant_id", "Version", "created_at", "updatedAt", "merged into", "archivedAt"})
    void protectedColumnsAreRefused(String column) {
      assertThat(refused("external_id,last_name," + column + "\ns-1,One,7\n").code())
          .isEqualTo("E_FIELD_PROTECTED");
    }
  }

  @Nested
  class Limits {
    @Test
    void aCellOfTenMillionCharactersCostsItsRowAlone() {
      ImportReport report =
          run("id,last_name,notes\n1,A," + "x".repeat(10_000_000) + "\n2,B,fine\n");

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.errors()).extracting(ImportError::code).containsExactly("E_LIMIT_LENGTH");
    }

    @Test
    void theLongestCellIsRead() {
      String longest = "я".repeat(1_000_000);
      run("id,last_name,notes\n1,A," + longest + "\n");

      assertThat(desk.get("1").profile().notes()).isEqualTo(longest);
    }

    @Test
    void fiveThousandColumnsAreRefused() {
      assertThat(refused("id" + ",c".repeat(5_000) + "\n1" + ",".repeat(5_000) + "\n").code())
          .isEqualTo("E_LIMIT_COLUMNS");
    }

    @Test
    void aRowOfAMillionCellsIsRejected() {
      assertThat(run(HEADER + ",".repeat(1_000_000) + "x\ns-1,A,B,\n").errors())
          .extracting(ImportError::code)
          .containsExactly("E_COLUMNS");
    }
  }

  @Nested
  class Kinds {
    @Test
    void whatIsNotThereOrNoFileIsSaid(@TempDir Path folder) {
      for (Path path : List.of(folder, folder.resolve("none.csv"))) {
        assertThatThrownBy(() -> desk.imports.run(ImportSource.of(path), Desk.SHOP))
            .isInstanceOfSatisfying(
                InvalidInputException.class, e -> assertThat(e.code()).startsWith("E_FILE_"))
            .hasMessageContaining(path.toString());
      }
    }

    @Test
    void otherKindsOfFileAreNamed() throws IOException {
      assertThat(refused("PK\u0003\u0004rest")).hasMessageContaining("XLSX");
      assertThat(refused("%PDF-1.7\n")).hasMessageContaining("PDF");
      assertThat(refused(new byte[4096]).code()).isEqualTo("E_UNSUPPORTED");
      assertThatThrownBy(() -> desk.imports.run(Desk.text("people.xlsx", HEADER), Desk.SHOP))
          .hasMessageContaining("xlsx");
    }
  }

  @Test
  void formulasAreStoredAsTheyAre() {
    run("external_id,last_name,notes\ns-1,One,=2+2\ns-2,Two,-10\ns-3,Three,@user\n");

    assertThat(desk.get("s-1").profile().notes()).isEqualTo("=2+2");
    assertThat(desk.get("s-2").profile().notes()).isEqualTo("-10");
    assertThat(desk.get("s-3").profile().notes()).isEqualTo("@user");
  }
}
