package dev.crmcore.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ExportOptions;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.format.RawRecord;
import dev.crmcore.format.ReadSettings;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.format.RecordReader;
import dev.crmcore.format.RecordShape;
import dev.crmcore.format.RecordSource;
import dev.crmcore.format.RecordText;
import dev.crmcore.model.Person;
import dev.crmcore.query.Conditions;
import dev.crmcore.spi.CrmPlugin;
import dev.crmcore.testkit.RecordFormatContract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsGuideTest {
  // tag::formatPlugin[]
  public static final class SlashPlugin implements CrmPlugin {
    @Override
    public String id() {
      return "slash";
    }

    @Override
    public List<RecordFormat> recordFormats() {
      return List.of(new SlashFormat());
    }
  }

  // end::formatPlugin[]

  // tag::format[]
  /** A family name and an e-mail address a line, with a slash between. */
  static final class SlashFormat implements RecordFormat {
    @Override
    public String id() {
      return "slash";
    }

    @Override
    public Set<String> extensions() {
      return Set.of("slash");
    }

    @Override
    public RecordShape shape() {
      return RecordShape.DOCUMENTS; // cells are no formulas of a spreadsheet
    }

    @Override
    public boolean recognises(byte[] start) {
      return false; // nothing tells it from other text: its name does, or the caller
    }

    @Override
    public RecordFile inspect(RecordSource source, ReadSettings settings) {
      RecordText text = source.text();
      try (BufferedReader lines = new BufferedReader(text.open())) {
        if (lines.lines().mapToInt(String::length).sum() == 0) { // to the end: the charset is right
          throw new InvalidInputException("E_EMPTY", "'%s' is empty.".formatted(source.name()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new SlashFile(text);
    }
  }

  record SlashFile(RecordText text) implements RecordFile {
    @Override
    public Map<String, String> dialect() {
      return Map.of("charset", text.charset().name());
    }

    @Override
    public RecordReader open() {
      return new SlashReader(new BufferedReader(text.open()));
    }
  }

  static final class SlashReader implements RecordReader {
    private final BufferedReader lines;
    private long line;

    SlashReader(BufferedReader lines) {
      this.lines = lines;
    }

    @Override
    public List<String> header() {
      return List.of("familyName", "email"); // fields, in the words of imports
    }

    @Override
    public Optional<RawRecord> next() {
      try {
        String text = lines.readLine();
        if (text == null) {
          return Optional.empty();
        }
        line++;
        List<String> cells = List.of(text.split("/", -1));
        return Optional.of(new RawRecord(line, cells, cells.size() == 2 ? null : problem()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static RawRecord.Problem problem() {
      return new RawRecord.Problem(
          "E_SYNTAX", null, "The line needs one slash. Write NAME/E-MAIL.");
    }

    @Override
    public void close() {
      try {
        lines.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  // end::format[]

  // tag::formatContract[]
  @Nested
  class SlashFormatContractTest extends RecordFormatContract {
    @Override
    protected RecordFormat format() {
      return new SlashFormat();
    }

    @Override
    protected byte[] file(List<String> familyNames, List<String> emails) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < familyNames.size(); i++) {
        text.append(familyNames.get(i)).append('/').append(emails.get(i)).append('\n');
      }
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] fileWithOneBadRecord() {
      return "A/a@example.com\nB\nC/c@example.com\n".getBytes(StandardCharsets.UTF_8);
    }
  }

  // end::formatContract[]

  @Test
  void aFormatOfOnesOwnIsKnownByItsName() {
    try (Crm crm = Crm.builder().addPlugin(new SlashPlugin()).inMemory().build()) {
      CrmSession session = crm.session("anna");

      ImportReport report =
          session
              .imports()
              .run(
                  ImportSource.of(
                      "x.slash", "Ада/a@example.com\n".getBytes(StandardCharsets.UTF_8)),
                  ImportOptions.from("slash"));

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.plan().format()).isEqualTo("slash");
    }
  }

  @Test
  void customersLeaveInAWorkbookAndComeBack(@TempDir Path folder) throws IOException {
    try (Crm crm = Crm.builder().discoverPlugins().inMemory().build()) {
      CrmSession session = crm.session("anna");
      session.customers().create(Person.builder().familyName("Ада").tag("vip").build());
      Path book = folder.resolve("vip.xlsx");
      try (OutputStream out = Files.newOutputStream(book)) {
        assertThat(exportAndImport(session, book, out).created()).isEqualTo(1);
      }
    }
  }

  private static ImportReport exportAndImport(CrmSession session, Path book, OutputStream out) {
    // tag::importFormats[]
    session.exports().write("xlsx", Conditions.tag("vip"), out, ExportOptions.DEFAULTS);

    ImportReport report =
        session.imports().run(ImportSource.of(book), ImportOptions.from("fair").sheet("Customers"));
    // end::importFormats[]
    return report;
  }
}
