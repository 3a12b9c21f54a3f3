package dev.crmcore.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crmcore.Crm;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers in and out of a database. */
class ImportExportTest {
  private static final String GOOD =
      """
      id,first_name,last_name,email,birth_date
      1,Ada,Lovelace,ada@example.org,1815-12-10
      2,Ольга,Петрова,olga@example.ru,
      """;

  @TempDir Path folder;
  private Path database;

  @BeforeEach
  void name() {
    database = folder.resolve("crm.db");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, UTF_8);
  }

  private CommandRun crm(String verb, Path file, String... more) {
    String[] all = new String[more.length + 4];
    all[0] = verb;
    all[1] = file.toString();
    all[2] = "--db";
    all[3] = "jdbc:sqlite:" + database;
    System.arraycopy(more, 0, all, 4, more.length);
    return CommandRun.of(all);
  }

  @Test
  void everyRowIsCountedOnce() throws IOException {
    Path mixed = file("people.csv", GOOD + "3,Bob,Bad,bob@example.org,1987-02-30\n");

    CommandRun run = crm("import", mixed, "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(1);
    JsonNode json = run.json();
    assertThat(json.path("run").asText()).hasSize(36);
    assertThat(json.path("read").asInt()).isEqualTo(3);
    assertThat(json.path("created").asInt()).isEqualTo(2);
    assertThat(json.path("rejected").asInt()).isEqualTo(1);
    assertThat(json.path("updated").asInt()).isZero();
    assertThat(json.path("unchanged").asInt()).isZero();
    assertThat(json.path("quarantined").asInt()).isZero();
    assertThat(json.path("seconds").isNumber()).isTrue();
    JsonNode error = json.path("errors").get(0);
    assertThat(error.path("line").asInt()).isEqualTo(4);
    assertThat(error.path("column").asText()).isEqualTo("birth_date");
    assertThat(error.path("code").asText()).isEqualTo("E_TYPE");
    assertThat(error.path("message").asText()).contains("1987-02-30");
  }

  @Test
  void theSameFileAgainChangesNothing() throws IOException {
    Path good = file("people.csv", GOOD);

    assertThat(crm("import", good).exitCode()).isZero();
    JsonNode again = crm("import", good, "--json").json();

    assertThat(again.path("unchanged").asInt()).isEqualTo(2);
    assertThat(again.path("created").asInt()).isZero();
  }

  @Test
  void aFileThatWasAppliedBeforeIsLeftAloneOnDemand() throws IOException {
    Path good = file("people.csv", GOOD);
    String run = crm("import", good, "--json").json().path("run").asText();

    JsonNode again = crm("import", good, "--json", "--skip-applied").json();

    assertThat(again.path("appliedBefore").asText()).isEqualTo(run);
    assertThat(again.path("read").asInt()).isZero();
  }

  @Test
  void aSampleIsTheFirstRows() throws IOException {
    JsonNode sample = crm("import", file("people.csv", GOOD), "--json", "--sample", "1").json();

    assertThat(sample.path("read").asInt()).isEqualTo(1);
    assertThat(sample.path("finished").asBoolean()).isTrue();
  }

  @Test
  void whatCameToItsEndIsNotResumed() throws IOException {
    Path good = file("people.csv", GOOD);
    crm("import", good);

    CommandRun run = crm("import", good, "--resume");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Run it anew");
    assertThat(crm("import", good, "--resume", "--dry-run").exitCode()).isEqualTo(2);
  }

  @Test
  void aDryRunKeepsNothing() throws IOException {
    Path good = file("people.csv", GOOD);

    CommandRun run = crm("import", good, "--dry-run");

    assertThat(run.out()).startsWith("people.csv: 2 rows in ").contains("a dry run");
    assertThat(crm("import", good, "--json").json().path("created").asInt()).isEqualTo(2);
  }

  @Test
  void allOrNothingIsNothingWhereOneRowIsBad() throws IOException {
    Path mixed = file("people.csv", GOOD + "3,Bob,Bad,bob@example.org,1987-02-30\n");

    CommandRun run = crm("import", mixed, "--all-or-nothing");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("Nothing was applied");
    assertThat(crm("import", mixed, "--json").json().path("created").asInt()).isEqualTo(2);
  }

  @Test
  void rejectedRowsAreWrittenToBeMended() throws IOException {
    Path mixed = file("people.csv", GOOD + "3,Bob,Bad,bob@example.org,1987-02-30\n");
    Path errors = folder.resolve("bad.csv");

    crm("import", mixed, "--errors", errors.toString());

    assertThat(Files.readAllLines(errors)).hasSize(2).last().asString().contains("1987-02-30");
  }

  @Test
  void columnsGoWhereTheMapSays() throws IOException {
    Path odd = file("odd.csv", "c1,c2\nAda,Lovelace\n");
    Path map = file("map.json", "{\"c1\":\"givenName\",\"c2\":\"familyName\"}");

    assertThat(crm("import", odd, "--map", map.toString(), "--json").json().path("created").asInt())
        .isEqualTo(1);
  }

  @Test
  void aMappingIsKeptShownAndUsedAgain() throws IOException {
    Path odd = file("odd.csv", "Wer,Ort\nAda Lovelace,\"London, W1\"\n");
    Path map =
        file(
            "map.json",
            """
            {"entries": [
              {"column": "Wer", "field": "fullName"},
              {"column": "Ort", "split": ", ", "fields": ["address.city", "address.postalCode"]},
              {"field": "address.country", "value": "GB"}
            ]}
            """);

    String db = "jdbc:sqlite:" + database;
    JsonNode saved =
        CommandRun.of("mapping", "save", "odd", map.toString(), "--db", db, "--json").json().get(0);
    assertThat(saved.path("version").asInt()).isEqualTo(1);
    assertThat(saved.path("entries").asInt()).isEqualTo(3);
    assertThat(CommandRun.of("mapping", "list", "--db", db).out())
        .contains("odd")
        .contains("customers");
    JsonNode shown = CommandRun.of("mapping", "show", "odd@1", "--db", db, "--json").json();
    assertThat(shown.path("entries")).hasSize(3);
    assertThat(crm("import", odd, "--mapping", "odd", "--json").json().path("created").asInt())
        .isEqualTo(1);
    assertThat(crm("import", odd, "--mapping", "even").err())
        .isEqualTo("crm: No mapping 'even' is saved. There are: odd.\n");
  }

  @Test
  void aMapThatIsWrongIsNamedWithTheEntry() throws IOException {
    Path odd = file("odd.csv", "c1,c2\nAda,Lovelace\n");
    Path map = file("map.json", "{\"entries\":[{\"column\":\"c1\",\"felt\":\"givenName\"}]}");

    assertThat(crm("import", odd, "--map", map.toString()).err())
        .startsWith("crm: " + map + ": The mapping is wrong: /entries/0/felt")
        .hasLineCount(1);
  }

  @Test
  void thePlanIsATableAndAnObjectAndChangesNothing() throws IOException {
    Path odd = file("odd.csv", "id,Name,x7,city\n1,Ada Byron,ada@example.org,London\n");

    CommandRun shown = crm("import", odd, "--plan");
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out())
        .contains("rows become customers")
        .contains("fullName")
        .contains("(email)")
        .contains("1 of 1 values are e-mail addresses")
        .contains("--guess");
    JsonNode column = crm("import", odd, "--plan", "--json").json().path("columns").get(2);
    assertThat(column.path("field").isNull()).isTrue();
    assertThat(column.path("proposal").path("field").asText()).isEqualTo("email");
    assertThat(crm("import", odd, "--dry-run", "--json").json().path("created").asInt())
        .isEqualTo(1);
  }

  @Test
  void columnsAreGuessedOnlyWhereThatIsWanted() throws IOException {
    Path odd = file("odd.csv", "Ada Byron,ada@example.org\nBob Jones,bob@example.org\n");

    assertThat(crm("import", odd).err()).contains("looks like data").hasLineCount(1);
    assertThat(
            crm("import", odd, "--no-header", "--guess", "--json").json().path("created").asInt())
        .isEqualTo(2);
  }

  @Test
  void exportsOfOtherSystemsAreKnownOrNamed() throws IOException {
    Path zoho =
        file(
            "zoho.csv",
            "Record Id,Contact Owner,Account Name,Mailing Zip,Last Name\nz1,kim,,N1,Byron\n");

    assertThat(crm("import", zoho, "--plan", "--json").json().path("preset").path("name").asText())
        .isEqualTo("zoho");
    assertThat(crm("import", zoho, "--preset", "lotus").err()).contains("hubspot").hasLineCount(1);
  }

  @Test
  void purchasesInteractionsAndDealsComeInToo() throws IOException {
    crm("import", file("people.csv", GOOD));
    Path orders =
        file("orders.csv", "order,email,date,total\nA-1,ada@example.org,2026-03-01,10 EUR\n");

    JsonNode done =
        crm("import", orders, "--target", "purchases", "--zone", "UTC", "--json").json();
    assertThat(done.path("created").asInt()).isEqualTo(1);
    CommandRun again = crm("import", orders, "--target", "purchases", "--zone", "UTC", "--json");
    assertThat(again.json().path("unchanged").asInt()).isEqualTo(1);
    Path strangers =
        file("o2.csv", "order,email,date,total\nA-2,eve@example.org,2026-03-01,1 EUR\n");
    assertThat(
            crm("import", strangers, "--target", "purchases", "--zone", "UTC", "--json")
                .json()
                .path("errors")
                .get(0)
                .path("code")
                .asText())
        .isEqualTo("E_REFERENCE");
    assertThat(
            crm("import", strangers, "--target", "purchases", "--zone", "UTC", "--create-customers")
                .exitCode())
        .isZero();
    assertThat(crm("import", orders, "--target", "cars").err())
        .isEqualTo(
            "crm: --target is one of customers, interactions, purchases, deals, not 'cars'.\n");
  }

  @Test
  void aHistoryOfDealsComesInAsItIs() throws IOException {
    crm("import", file("people.csv", GOOD));
    try (Crm opened = Crm.open("jdbc:sqlite:" + database)) {
      opened
          .session("anna")
          .deals()
          .createPipeline(
              Pipeline.of(
                  "Sales",
                  List.of(
                      Stage.of("new", "New", StageCategory.OPEN, 10),
                      Stage.of("won", "Won", StageCategory.WON, 100).withRequiredFields("owner"))));
    }
    Path deals = file("deals.csv", "deal name,email,stage\nLamps,ada@example.org,won\n");

    CommandRun refused = crm("import", deals, "--target", "deals", "--json");
    CommandRun taken = crm("import", deals, "--target", "deals", "--deals-as-they-are", "--json");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.json().path("errors").get(0).path("code").asText()).isEqualTo("E_STAGE");
    assertThat(taken.json().path("created").asInt()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNotThereMakesNoDatabase() {
    Path missing = folder.resolve("missing.csv");

    assertThat(crm("import", missing))
        .isEqualTo(
            new CommandRun(2, "", "crm: There is no file '" + missing + "'. Check the path.\n"));
    assertThat(database).doesNotExist();
  }

  @Test
  void choicesThatAreNoneAreNamed() throws IOException {
    Path good = file("people.csv", GOOD);

    assertThat(crm("import", good, "--dates", "sideways").err())
        .isEqualTo("crm: --dates is one of day-first, month-first, not 'sideways'.\n");
    assertThat(crm("import", good, "--format", "docx").err())
        .isEqualTo(
            "crm: No known format is called 'docx'; there are: csv, tsv, json, xlsx, vcf.\n");
    assertThat(crm("import", good, "--format", "xlsx").err())
        .startsWith("crm: 'people.csv' is no Excel workbook")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tsv", "jsonl", "xlsx", "vcf"})
  void everyFormatComesBackByTheNameOfTheFile(String extension) throws IOException {
    crm("import", file("people.csv", GOOD));
    Path out = folder.resolve("out." + extension);

    CommandRun run = crm("export", out, "--json");
    assertThat(run.json().path("customers").asInt()).isEqualTo(2);
    database = folder.resolve("other.db");
    JsonNode report = crm("import", out, "--json").json();

    assertThat(report.path("created").asInt()).isEqualTo(2);
    assertThat(report.path("format").asText()).isEqualTo(run.json().path("format").asText());
    assertThat(CommandRun.of("show", "ada@example.org", "--db", "jdbc:sqlite:" + database).out())
        .contains("Ada");
  }

  @Test
  void theFormatIsDeclaredAgainstTheName() throws IOException {
    crm("import", file("people.csv", GOOD));
    Path out = folder.resolve("out.bin");

    assertThat(crm("export", out, "--as", "xlsx", "--json").json().path("format").asText())
        .isEqualTo("xlsx");
    assertThat(crm("import", out, "--sheet", "Pets").err())
        .isEqualTo("crm: 'out.bin' has no sheet 'Pets'; it has: Customers.\n");
  }

  @Test
  void whatIsExportedCanBeImportedAgain() throws IOException {
    crm("import", file("people.csv", GOOD));
    Path out = folder.resolve("out.csv");

    CommandRun run = crm("export", out, "--json");

    assertThat(run.json().path("customers").asInt()).isEqualTo(2);
    assertThat(run.json().path("format").asText()).isEqualTo("csv");
    assertThat(Files.readString(out)).contains("Ольга", "ada@example.org");
    database = folder.resolve("other.db");
    assertThat(crm("import", out, "--json").json().path("created").asInt()).isEqualTo(2);
  }

  @Test
  void exportsAreJsonWhereTheNameOrTheOptionSaysSo() throws IOException {
    crm("import", file("people.csv", GOOD));
    Path lines = folder.resolve("out.jsonl");
    Path table = folder.resolve("out.txt");

    crm("export", lines, "--where", "city is missing");
    crm("export", table, "--as", "json");

    assertThat(Files.readAllLines(lines)).hasSize(2).allMatch(line -> line.startsWith("{"));
    assertThat(table).hasSameTextualContentAs(lines);
  }

  @Test
  void anExportThatFailsLeavesWhatWasThere() throws IOException {
    crm("import", file("people.csv", GOOD));
    Path out = file("out.csv", "precious");

    CommandRun run = crm("export", out, "--columns", "nonsense");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(out).hasContent("precious");
    assertThat(folder.resolve("out.csv.part")).doesNotExist();
  }
}
