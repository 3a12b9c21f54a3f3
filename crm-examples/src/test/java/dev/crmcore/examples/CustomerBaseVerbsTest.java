package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crmcore.segmentation.ReadySegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that look after the whole of the customers. */
class CustomerBaseVerbsTest {
  @TempDir Path folder;
  private String url;

  @BeforeEach
  void fill() throws IOException {
    url = "jdbc:sqlite:" + folder.resolve("crm.db");
    Path people = folder.resolve("shop.csv");
    Files.writeString(
        people,
        """
        id,name,email,owner,tags
        1,Ada Byron,ada@example.com,elena,vip
        2,Bea Fox,bea@example.com,elena,
        3,Cy Orr,cy@example.com,tom,
        """);
    Path map = folder.resolve("map.json");
    Files.writeString(map, "{\"owner\":\"owner\"}");
    crm("import", people.toString(), "--map", map.toString());
  }

  private CommandRun crm(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--db");
    all.add(url);
    return CommandRun.of(all.toArray(String[]::new));
  }

  private JsonNode json(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    CommandRun run = crm(all.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return new ObjectMapper().readTree(run.out());
  }

  private long ofOwner(String owner) throws IOException {
    return json("segment", "owner = '" + owner + "'", "--count").path("count").asLong();
  }

  @Test
  void theWorkOfWhoeverLeavesIsGivenToOthersAndTakenBack() throws IOException {
    crm("task", "add", "call", "--assignee", "elena", "--customer", "ada@example.com");
    crm("case", "open", "bea@example.com", "No light");
    crm("case", "assign", "1", "elena");

    JsonNode shown = json("assign", "--from", "elena", "--to", "anna,bob");
    assertThat(shown.path("planned").asLong()).isEqualTo(4);
    assertThat(shown.path("counts").path("customers").path("anna").asLong()).isEqualTo(1);
    assertThat(shown.path("counts").path("tasks").path("anna").asLong()).isEqualTo(1);
    assertThat(shown.path("counts").path("cases").path("bob").asLong()).isEqualTo(1);
    assertThat(shown.path("examples").get(0).path("name").asText()).isEqualTo("Ada Byron");
    assertThat(shown.has("run")).isFalse();
    assertThat(ofOwner("elena")).isEqualTo(2);
    assertThat(crm("assign", "--from", "elena", "--to", "anna,bob").out())
        .contains("customers", "anna", "bob", "Ada Byron", "4 records would be given");

    JsonNode done = json("assign", "--from", "elena", "--to", "anna,bob", "--apply");
    assertThat(done.path("applied").asLong()).isEqualTo(4);
    assertThat(ofOwner("elena")).isZero();
    assertThat(ofOwner("anna")).isEqualTo(1);
    assertThat(ofOwner("tom")).isEqualTo(1);
    assertThat(crm("assign", "--from", "elena", "--to", "anna").out()).contains("Nothing to give.");

    assertThat(json("revert", done.path("run").asText()).path("restored").asLong()).isEqualTo(4);
    assertThat(ofOwner("elena")).isEqualTo(2);
  }

  @Test
  void whatACustomerAgreedToIsRecordedAndShown() throws IOException {
    assertThat(crm("consent", "ada@example.com").out())
        .contains("Ada Byron said nothing about what they agree to.");

    JsonNode granted =
        json(
            "consent",
            "ada@example.com",
            "--grant",
            "newsletter",
            "--by",
            "EMAIL",
            "--source",
            "web-form",
            "--at",
            "2026-03-01T10:00:00Z",
            "--until",
            "2099-01-01T00:00:00Z");
    assertThat(granted.path("consents")).hasSize(1);
    assertThat(granted.path("consents").get(0).path("state").asText()).isEqualTo("GRANTED");
    assertThat(granted.path("consents").get(0).path("source").asText()).isEqualTo("web-form");
    assertThat(json("segment", newsletter(), "--count").path("count").asLong()).isEqualTo(1);

    crm("consent", "ada@example.com", "--withdraw-all", "--source", "call");
    JsonNode after = json("consent", "ada@example.com", "--history");
    assertThat(after.path("consents").get(0).path("state").asText()).isEqualTo("WITHDRAWN");
    assertThat(after.path("history")).hasSize(2);
    assertThat(json("overview", "ada@example.com").path("consents").get(0).path("state").asText())
        .isEqualTo("WITHDRAWN");
    assertThat(json("segment", newsletter(), "--count").path("count").asLong()).isZero();
    assertThat(crm("consent", "ada@example.com", "--by", "EMAIL").err())
        .contains("Say what was said: --grant, --deny or --withdraw PURPOSE.");
  }

  private static String newsletter() {
    return ReadySegment.all().stream()
        .filter(one -> one.name().equals("May get the newsletter"))
        .findFirst()
        .orElseThrow()
        .condition();
  }

  @Test
  void onlySomeOfTheWorkIsGiven() throws IOException {
    JsonNode vip =
        json("assign", "--from", "elena", "--to", "bob", "--where", "tag 'vip'", "--by-load");
    assertThat(vip.path("planned").asLong()).isEqualTo(1);

    JsonNode tasks = json("assign", "--from", "elena", "--to", "bob", "--only", "deals,tasks");
    assertThat(tasks.path("planned").asLong()).isZero();
    assertThat(tasks.path("elsewhere").path("customers").asLong()).isEqualTo(2);

    assertThat(crm("assign", "--from", "elena", "--to", "elena").err())
        .contains("cannot be given to elena");
    assertThat(crm("assign", "--from", "elena", "--to", "bob", "--only", "dogs").err())
        .contains("not 'dogs'");
    assertThat(crm("assign", "--from", "elena", "--to", "bob", "--where", "dogs = 1").err())
        .contains("dogs");
  }

  @Test
  void muchIsArchivedOnlyWithTheNumberThatWasShown() throws IOException {
    Path many = folder.resolve("many.csv");
    StringBuilder rows = new StringBuilder("id,name,tags\n");
    for (int i = 100; i < 230; i++) {
      rows.append(i).append(",Person ").append(i).append(",old\n");
    }
    Files.writeString(many, rows);
    crm("import", many.toString());

    CommandRun refused = crm("edit", "tag 'old'", "--archive", "--apply");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("130", "--confirm");
    assertThat(json("segment", "tag 'old'", "--count").path("count").asLong()).isEqualTo(130);
    assertThat(crm("edit", "tag 'old'", "--archive", "--apply", "--confirm", "13").err())
        .contains("13 were confirmed");

    JsonNode done = json("edit", "tag 'old'", "--archive", "--apply", "--confirm", "130");
    assertThat(done.path("applied").asLong()).isEqualTo(130);
    assertThat(json("segment", "tag 'old'", "--count").path("count").asLong()).isZero();
    assertThat(crm("assign", "--from", "elena", "--to", "bob", "--apply", "--confirm", "7").err())
        .contains("7 were confirmed");
  }

  @Test
  void ownersOfLinesTeamsAndGroupsAreSet() throws IOException {
    json("edit", "tag 'vip'", "--owner", "greg", "--line", "gravel", "--apply");
    json("edit", "tag 'vip'", "--add-team", "north", "--apply");
    json("edit", "tag 'vip'", "--add-group", "partners", "--apply");

    assertThat(crm("show", "ada@example.com").out())
        .contains("greg", "gravel", "elena", "north", "partners");

    json("edit", "tag 'vip'", "--no-owner", "--line", "gravel", "--apply");
    json("edit", "tag 'vip'", "--remove-team", "north", "--apply");
    json("edit", "tag 'vip'", "--remove-group", "partners", "--apply");
    assertThat(crm("show", "ada@example.com").out())
        .contains("elena")
        .doesNotContain("greg", "north", "partners");
  }

  @Test
  void customersAreRelated() throws IOException {
    JsonNode said =
        json(
            "relate",
            "ada@example.com",
            "bea@example.com",
            "recommended by",
            "--back",
            "recommended");
    assertThat(said.path("relationships").get(0).path("label").asText())
        .isEqualTo("recommended by");
    JsonNode back = json("relate", "bea@example.com");
    assertThat(back.path("relationships").get(0).path("label").asText()).isEqualTo("recommended");
    assertThat(back.path("relationships").get(0).path("name").asText()).isEqualTo("Ada Byron");
    assertThat(crm("overview", "ada@example.com").out())
        .contains("Related: recommended by Bea Fox.");

    String id = said.path("relationships").get(0).path("id").asText();
    assertThat(
            json("relate", "end", id, "--on", "2026-03-01")
                .path("relationships")
                .get(0)
                .path("to")
                .asText())
        .isEqualTo("2026-03-01");
    assertThat(crm("relate", "ada@example.com").out()).contains("Bea Fox", "2026-03-01");
    assertThat(crm("relate", "cy@example.com").out()).contains("is related to nobody");
    assertThat(crm("relate", "ada@example.com", "bea@example.com").err()).contains("LABEL");
    assertThat(crm("relate", "ada@example.com", "ada@example.com", "self").exitCode()).isEqualTo(2);
  }
}
