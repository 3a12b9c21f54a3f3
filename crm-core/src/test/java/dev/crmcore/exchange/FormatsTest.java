package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.PluginException;
import dev.crmcore.format.RawRecord;
import dev.crmcore.format.ReadSettings;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.format.RecordReader;
import dev.crmcore.format.RecordShape;
import dev.crmcore.format.RecordSource;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Conditions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormatsTest {
  /** Reads files that begin with {@code LIST}; its records are its own. */
  private record ListFormat(List<RawRecord> records) implements RecordFormat {
    @Override
    public String id() {
      return "list";
    }

    @Override
    public Set<String> extensions() {
      return Set.of("lst");
    }

    @Override
    public RecordShape shape() {
      return RecordShape.DOCUMENTS;
    }

    @Override
    public boolean recognises(byte[] start) {
      return new String(start, StandardCharsets.ISO_8859_1).startsWith("LIST");
    }

    @Override
    public RecordFile inspect(RecordSource source, ReadSettings settings) {
      return new RecordFile() {
        @Override
        public Map<String, String> dialect() {
          return Map.of("edition", "2");
        }

        @Override
        public RecordReader open() {
          Iterator<RawRecord> rest = records.iterator();
          return new RecordReader() {
            @Override
            public List<String> header() {
              return List.of("last_name", "email");
            }

            @Override
            public Optional<RawRecord> next() {
              return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
            }

            @Override
            public void close() {}
          };
        }
      };
    }
  }

  private static Desk desk(RawRecord... records) {
    return new Desk(new ListFormat(List.of(records)));
  }

  private static RawRecord record(long line, String... cells) {
    return new RawRecord(line, List.of(cells), null);
  }

  @Test
  void aFormatIsRecognisedByContentThenByNameThenItIsCsv() {
    Desk desk = desk(record(1, "Иванова", "a@example.com"));

    assertThat(desk.imports.plan(Desk.text("x.csv", "LIST…"), Desk.SHOP).format())
        .isEqualTo("list");
    assertThat(desk.imports.plan(Desk.text("x.LST", "…"), Desk.SHOP).format()).isEqualTo("list");
    assertThat(desk.imports.plan(Desk.text("x", "last_name;email\n"), Desk.SHOP).format())
        .isEqualTo("csv");
    assertThat(desk.imports.plan(Desk.text("x.tsv", "last_name\temail\n"), Desk.SHOP).format())
        .isEqualTo("tsv");
  }

  @Test
  void theDeclaredFormatIsTakenWhateverTheFile() {
    Desk desk = desk(record(1, "Иванова", "a@example.com"));

    ImportPlan plan = desk.imports.plan(Desk.csv("last_name,email"), Desk.SHOP.format("list"));

    assertThat(plan.format()).isEqualTo("list");
    assertThat(plan.dialect()).isEqualTo(Map.of("edition", "2"));
    assertThatThrownBy(
            () -> desk.imports.plan(Desk.csv("last_name,email"), Desk.SHOP.format("xlsx")))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_UNSUPPORTED"))
        .hasMessageContaining("csv, tsv")
        .hasMessageContaining("crm-formats");
  }

  @Test
  void recordsOfAnyFormatAreHeldToTheRulesForCells() {
    Desk desk =
        desk(
            record(1, "=Иванова", "a@example.com"),
            record(2, "Nul\0", "b@example.com"),
            record(3, "Half\uD800", "c@example.com"),
            record(4, "Short"),
            record(5, " ", ""),
            record(6, "x".repeat(1_000_001), "d@example.com"),
            record(7, "'=Петрова", "e@example.com"));

    ImportReport report = desk.imports.run(Desk.text("x.lst", "LIST"), Desk.SHOP);

    assertThat(report.errors())
        .extracting(ImportError::line, ImportError::column, ImportError::code)
        .containsExactly(
            tuple(2L, "last_name", "E_CONTROL_CHAR"),
            tuple(3L, "last_name", "E_ENCODING"),
            tuple(4L, null, "E_COLUMNS"),
            tuple(6L, "last_name", "E_LIMIT_LENGTH"));
    assertThat(desk.all())
        .extracting(Customer::displayName)
        .containsExactlyInAnyOrder("=Иванова", "'=Петрова");
  }

  @Test
  void aFormatThatOnlyReadsIsNotExported() {
    Desk desk = desk();

    assertThatThrownBy(
            () ->
                desk.exports.write(
                    "list",
                    Conditions.everyone(),
                    new ByteArrayOutputStream(),
                    ExportOptions.DEFAULTS))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_UNSUPPORTED"));
  }

  @Test
  void twoFormatsWithOneIdAreRefused() {
    assertThatThrownBy(
            () ->
                Formats.with(
                    CustomerFields.TYPE,
                    List.of(new ListFormat(List.of()), new ListFormat(List.of()))))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("'list'");
  }

  @Test
  void tabSeparatedTablesComeBack() {
    Desk from = new Desk();
    from.run("external_id,last_name,notes", "1,Иванова,\"two\tcells, one\"");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    from.exports.write("tsv", Conditions.everyone(), out, ExportOptions.DEFAULTS.withIdsOf("shop"));
    Desk to = new Desk();

    ImportReport report =
        to.imports.run(ImportSource.of("export.tsv", out.toByteArray()), Desk.SHOP);

    assertThat(report.plan().dialect()).containsEntry("separator", "\t");
    assertThat(report.errors()).isEmpty();
    assertThat(to.get("1").profile().notes()).isEqualTo("two\tcells, one");
  }
}
