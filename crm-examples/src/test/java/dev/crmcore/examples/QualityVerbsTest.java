package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that look for what is wrong, mend it and take it back. */
class QualityVerbsTest {
  @TempDir Path folder;
  private String url;
  private String run;

  @BeforeEach
  void fill() throws IOException {
    url = "jdbc:sqlite:" + folder.resolve("crm.db");
    Path people = folder.resolve("shop.csv");
    Files.writeString(
        people,
        """
        id,first_name,last_name,email,tags
        1,Ada,Berg,ada@gmial.com,lapsed
        2,test,Cho,nowhere,
        3,Bea,Diaz,bea@firm.de,lapsed
        """);
    run = json("import", people.toString()).path("run").asText();
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
    return new ObjectMapper().readTree(run.out());
  }

  private long count(String condition) throws IOException {
    return json("segment", condition).path("count").asLong();
  }

  @Test
  void keptAuditsServeInConditionsWorklistAndTrend() throws IOException {
    JsonNode audit = json("audit", "--keep");

    assertThat(audit.path("customers").asLong()).isEqualTo(3);
    assertThat(count("qualityIssues(where rule = 'email-valid' and status = OPEN).count > 0"))
        .isEqualTo(1);
    JsonNode issue = json("issues", "--rule", "email-valid").path("issues").path(0);
    assertThat(issue.path("name").asText()).isEqualTo("test Cho");
    assertThat(issue.path("message").asText()).contains("nowhere");
    crm("issues", issue.path("id").asText(), "--ignore", "a test");
    assertThat(json("issues", "--rule", "email-valid").path("issues")).isEmpty();
    JsonNode trend = json("audit", "--trend", "5");
    assertThat(trend).hasSize(1);
    assertThat(trend.path(0).path("score")).isEqualTo(audit.path("score"));
  }

  @Test
  void rulesOfTheHostComeFromAFile() throws IOException {
    Path policy = folder.resolve("policy.json");
    Files.writeString(
        policy,
        """
        {"rules":[{"id":"lapsed-has-owner","require":"owner","when":"tag 'lapsed'"}],
         "settings":{"owner-present":{"off":true}}}
        """);

    JsonNode rules = json("audit", "--policy", policy.toString()).path("rules");

    List<String> ids = new ArrayList<>();
    for (JsonNode rule : rules) {
      ids.add(rule.path("id").asText() + " " + rule.path("failed").asLong());
    }
    assertThat(ids).contains("lapsed-has-owner 2").noneMatch(id -> id.startsWith("owner-present"));
    Files.writeString(policy, "{\"settings\":{\"owner-presnt\":{\"off\":true}}}");
    CommandRun slip = crm("audit", "--policy", policy.toString());
    assertThat(slip.exitCode()).isEqualTo(2);
    assertThat(slip.err()).contains("owner-presnt").contains("owner-present");
  }

  @Test
  void fixesAreShownAppliedAndTakenBack() throws IOException {
    assertThat(crm("fix", "--rule", "email-domain-spelled").out())
        .contains("ada@gmail.com")
        .contains("1 customer would change");
    assertThat(count("email = 'ada@gmail.com'")).isZero();

    JsonNode applied = json("fix", "--rule", "email-domain-spelled", "--apply");

    assertThat(applied.path("applied").asLong()).isEqualTo(1);
    assertThat(count("email = 'ada@gmail.com'")).isEqualTo(1);
    assertThat(crm("revert", applied.path("run").asText()).out()).contains("1 record as before");
    assertThat(count("email = 'ada@gmial.com'")).isEqualTo(1);
  }

  @Test
  void editsAreShownAppliedAndTakenBack() throws IOException {
    CommandRun shown = crm("edit", "tag 'lapsed'", "--set", "jobTitle=Engineer");
    assertThat(shown.out()).contains("jobTitle").contains("2 customers would change");

    JsonNode applied = json("edit", "tag 'lapsed'", "--archive", "--apply");

    assertThat(count("everyone")).isEqualTo(1);
    crm("revert", applied.path("run").asText());
    assertThat(count("everyone")).isEqualTo(3);
  }

  @Test
  void importsAreTakenBack() throws IOException {
    JsonNode reverted = json("import", "revert", run);

    assertThat(reverted.path("restored").asLong()).isEqualTo(3);
    assertThat(count("everyone")).isZero();
  }

  @Test
  void slipsAreExplained() {
    assertThat(crm("revert", "nonsense").err()).contains("'nonsense' is not the id of a run");
    assertThat(crm("import").err()).contains("Name the file").contains("import revert RUN");
    assertThat(crm("edit", "tag 'x'", "--set", "jobTitle").err()).contains("FIELD=VALUE");
    assertThat(crm("edit", "tag 'x'").exitCode()).isEqualTo(2);
    assertThat(crm("issues", "--assign", "boris").err()).contains("Name the issue");
    assertThat(crm("fix", "--rule", "email").err()).contains("There is no quality rule email");
  }
}
