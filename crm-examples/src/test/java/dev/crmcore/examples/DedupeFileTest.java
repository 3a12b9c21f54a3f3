package dev.crmcore.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Duplicates of files, without a database. */
class DedupeFileTest {
  private static final String PEOPLE =
      """
      key,true_who,first_name,last_name,email,phone,city
      1,a,Robert,Smith,bob.smith@example.org,+1 202 555 0143,Boston
      2,b,Ольга,Петрова,olga@example.ru,+7 921 555 01 02,Вологда
      3,a,Bob,Smith,bob.smith@example.org,,Boston
      4,c,Maria,Gonzalez,maria@example.es,+34 600 123 456,Madrid
      5,d,小明,王,wang@example.cn,,北京
      6,b,Olga,Petrova,olga@example.ru,+7 921 555 01 02,Vologda
      7,e,John,Miller,jm@example.com,+1 303 555 0199,Denver
      """;

  @TempDir Path folder;
  private Path people;

  @BeforeEach
  void write() throws IOException {
    people = file("people.csv", PEOPLE);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, UTF_8);
  }

  private CommandRun dedupe(Path file, String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "dedupe";
    all[1] = file.toString();
    System.arraycopy(more, 0, all, 2, more.length);
    return CommandRun.of(all);
  }

  @Test
  void writesAClusterForEveryRecordAndThePairs() throws IOException {
    Path clusters = folder.resolve("clusters.csv");
    Path pairs = folder.resolve("pairs.csv");

    CommandRun run =
        dedupe(
            people,
            "--id",
            "key",
            "--truth",
            "true_who",
            "--clusters",
            clusters.toString(),
            "--pairs",
            pairs.toString(),
            "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(Files.readAllLines(clusters))
        .containsExactly("id,cluster", "1,1", "2,2", "3,1", "4,3", "5,4", "6,2", "7,5");
    assertThat(Files.readAllLines(pairs))
        .hasSizeGreaterThanOrEqualTo(3)
        .startsWith("id_a,id_b,probability,decision")
        .anyMatch(line -> line.matches("1,3,0\\.9\\d+,MATCH|1,3,1\\.0+,MATCH"));
  }

  @Test
  void givesProgramsTheFiguresOfTheRun() {
    CommandRun run = dedupe(people, "--id", "key", "--truth", "true_who", "--json");

    JsonNode json = run.json();
    assertThat(run.out().lines()).hasSize(1);
    assertThat(json.path("records").asInt()).isEqualTo(7);
    assertThat(json.path("candidatePairs").isNumber()).isTrue();
    assertThat(json.path("matches").asInt()).isEqualTo(2);
    assertThat(json.path("possible").isNumber()).isTrue();
    assertThat(json.path("clusters").asInt()).isEqualTo(5);
    assertThat(json.path("duplicateClusters").asInt()).isEqualTo(2);
    assertThat(json.path("pairs").path("precision").asDouble()).isEqualTo(1.0);
    assertThat(json.path("pairs").path("recall").asDouble()).isEqualTo(1.0);
    assertThat(json.path("clusterPairs").path("f1").asDouble()).isEqualTo(1.0);
    assertThat(json.path("seconds").path("total").asDouble()).isPositive();
    assertThat(json.path("peakHeapBytes").asLong()).isPositive();
  }

  @Test
  void idAndTruthNeverTakePart() {
    JsonNode columns =
        dedupe(people, "--id", "key", "--truth", "true_who", "--json").json().path("columns");

    assertThat(columns.has("key")).isFalse();
    assertThat(columns.has("true_who")).isFalse();
    assertThat(columns.path("first_name").asText()).isEqualTo("given name");
  }

  @Test
  void withoutTruthThereIsNothingToMeasureBy() {
    JsonNode json = dedupe(people, "--id", "key", "--json").json();

    assertThat(json.has("pairs")).isFalse();
    assertThat(json.has("clusterPairs")).isFalse();
  }

  @Test
  void tellsPeopleWhatWasFound() {
    assertThat(dedupe(people, "--id", "key", "--truth", "true_who").out())
        .startsWith("people.csv: 7 records\n")
        .contains("2 of more than one record", "against the truth  precision", "100.0 %")
        .contains("compared by: first_name (given name)");
  }

  @Test
  void linksTwoFilesByNameOrByMeaning() throws IOException {
    Path other =
        file(
            "other.csv",
            """
            key,surname,given,mail
            x,Smith,Robert,bob.smith@example.org
            y,Nobody,Else,else@example.net
            """);
    Path pairs = folder.resolve("pairs.csv");

    CommandRun run =
        dedupe(
            people,
            "--link",
            other.toString(),
            "--id",
            "key",
            "--pairs",
            pairs.toString(),
            "--json");

    assertThat(run.json().path("records").asInt()).isEqualTo(9);
    assertThat(run.json().path("columns").has("mail")).isFalse();
    assertThat(Files.readAllLines(pairs)).anyMatch(line -> line.startsWith("1,x,"));
  }

  @Test
  void columnsAreWhatTheMapSays() throws IOException {
    Path odd = file("odd.csv", "n,c1,c2\n1,Ada Lovelace,London\n2,Ada Lovelace,London\n");
    Path map = file("map.json", "{\"c1\":\"personName\",\"c2\":\"CITY\"}");

    JsonNode columns =
        dedupe(odd, "--id", "n", "--map", map.toString(), "--json").json().path("columns");

    assertThat(columns.path("c1").asText()).isEqualTo("person name");
    assertThat(columns.path("c2").asText()).isEqualTo("city");
  }

  @Test
  void aMapThatFitsNothingIsAnsweredWithWhatThereIs() throws IOException {
    Path column = file("column.json", "{\"emal\":\"email\"}");
    Path field = file("field.json", "{\"email\":\"emal\"}");
    Path broken = file("broken.json", "{\"email\":");

    assertThat(dedupe(people, "--map", column.toString()))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "crm: The map names the column 'emal', which people.csv does not have; did you"
                    + " mean 'email'? It has: key, true_who, first_name, last_name, email, phone,"
                    + " city.\n"));
    assertThat(dedupe(people, "--map", field.toString()).err())
        .startsWith(
            "crm: The map names the field 'emal', which is not known; did you mean 'email'?"
                + " Fields: person name, given name, ");
    assertThat(dedupe(people, "--map", broken.toString()).err())
        .startsWith("crm: " + broken + " is not a JSON object of texts such as ")
        .hasLineCount(1);
  }

  @Test
  void aColumnThatIsNotThereIsAnsweredWithTheNearest() {
    assertThat(dedupe(people, "--id", "kee"))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "crm: people.csv has no column 'kee'; did you mean 'key'? It has: key, true_who,"
                    + " first_name, last_name, email, phone, city.\n"));
  }

  @Test
  void anIdThatIsNoIdIsRefused() {
    assertThat(dedupe(people, "--id", "city").err())
        .isEqualTo(
            "crm: people.csv: lines 2 and 4 have the same id 'Boston'. Choose a column with a value"
                + " of its own in each row, or leave --id out to number the rows.\n");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Path missing = folder.resolve("missing.csv");
    Path cyrillic = folder.resolve("cyrillic.csv");
    Files.write(cyrillic, "имя;город\nАнна;Тверь\n".getBytes(Charset.forName("windows-1251")));

    assertThat(dedupe(missing))
        .isEqualTo(
            new CommandRun(2, "", "crm: There is no file '" + missing + "'. Check the path.\n"));
    assertThat(dedupe(folder).err()).contains("is a directory").hasLineCount(1);
    assertThat(dedupe(cyrillic).err()).contains("windows-1251", "--charset").hasLineCount(1);
    assertThat(dedupe(cyrillic, "--charset", "windows-1251").exitCode()).isZero();
    assertThat(dedupe(people, "--charset", "klingon").err())
        .startsWith("crm: There is no charset 'klingon'.");
  }

  @Test
  void rowsThatCannotBeReadAreReportedAndTheOthersMatched() throws IOException {
    Path ragged = file("ragged.csv", PEOPLE + "8,x,too,many,cells,in,this,row\n");

    CommandRun run = dedupe(ragged, "--id", "key", "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.json().path("records").asInt()).isEqualTo(7);
    assertThat(run.json().path("rejected").asInt()).isEqualTo(1);
    assertThat(run.json().path("errors").get(0).path("line").asInt()).isEqualTo(9);
    assertThat(run.json().path("errors").get(0).path("code").asText()).isEqualTo("E_COLUMNS");
  }

  @Test
  void mergingIsForTheDatabase() {
    assertThat(dedupe(people, "--apply"))
        .isEqualTo(
            new CommandRun(
                2, "", "crm: --apply merges customers of the database, not rows of a file.\n"));
  }

  @Test
  void learningIsForTheDatabase() {
    assertThat(dedupe(people, "--learn", folder.resolve("m.json").toString()).err())
        .isEqualTo("crm: --learn asks what was decided in the database, not in a file.\n");
  }

  @Test
  void aPlanTellsThePairsAndComparesNone() {
    CommandRun run =
        dedupe(people, "--id", "key", "--block", "email", "--block", "phone", "--plan");
    JsonNode json =
        dedupe(people, "--id", "key", "--block", "email", "--block", "phone", "--plan", "--json")
            .json();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("7 records", "email", "phone", "at most ");
    assertThat(json.path("rules")).hasSize(2);
    assertThat(json.path("rules").get(0).path("name").asText()).isEqualTo("email");
    assertThat(json.path("rules").get(0).path("pairs").asInt()).isEqualTo(2);
  }

  @Test
  void rulesAreThoseThatAreGiven() {
    JsonNode json = dedupe(people, "--id", "key", "--block", "email", "--json").json();

    assertThat(json.path("candidatePairs").asInt()).isEqualTo(2);
    assertThat(dedupe(people, "--block", "shoe size").err())
        .startsWith("crm: There is no key 'shoe size' in the table. There are: ");
  }

  @Test
  void aModelThatWasSavedGivesTheSameMatches() throws IOException {
    Path model = folder.resolve("model.json");
    Path one = folder.resolve("one.csv");
    Path other = folder.resolve("other.csv");
    dedupe(people, "--id", "key", "--save-model", model.toString(), "--pairs", one.toString());

    dedupe(people, "--id", "key", "--model", model.toString(), "--pairs", other.toString());

    assertThat(Files.readString(other)).isEqualTo(Files.readString(one)).contains("MATCH");
    assertThat(dedupe(people, "--model", file("bad.json", "{").toString()).err())
        .startsWith("crm: This is not a model in JSON: ");
  }

  @Test
  void theExpectedPrecisionIsTold() {
    JsonNode json = dedupe(people, "--id", "key", "--precision", "0.999", "--json").json();

    assertThat(json.path("expectedPrecision").asDouble()).isBetween(0.999, 1.0);
    assertThat(dedupe(people, "--precision", "99").err())
        .isEqualTo("crm: --precision is a share between 0 and 1, such as 0.99.\n");
  }
}
