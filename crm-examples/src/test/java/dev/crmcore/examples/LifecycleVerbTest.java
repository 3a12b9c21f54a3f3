package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crmcore.Crm;
import dev.crmcore.model.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stages of a customer from the command line. */
class LifecycleVerbTest {
  @TempDir Path folder;
  private String url;

  @BeforeEach
  void fill() {
    url = "jdbc:sqlite:" + folder.resolve("crm.db");
    try (Crm crm = Crm.open(url)) {
      crm.session("anna").customers().create(Person.builder().givenName("Ada").tag("back").build());
    }
  }

  private CommandRun crm(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--db");
    all.add(url);
    return CommandRun.of(all.toArray(String[]::new));
  }

  private String rules(String json) throws IOException {
    return Files.writeString(folder.resolve("rules.json"), json).toString();
  }

  @Test
  void theStageIsSetWithAReasonAndItsHistoryIsShown() {
    assertThat(crm("lifecycle", "Ada").out()).startsWith("Ada: lead\n");

    crm("lifecycle", "Ada", "--set", "lost", "--reason", "moved away", "--as", "bob");

    JsonNode json = crm("lifecycle", "Ada", "--json").json();
    assertThat(json.path("stage").asText()).isEqualTo("LOST");
    assertThat(json.path("periods")).hasSize(2);
    JsonNode last = json.path("periods").get(1);
    assertThat(last.path("by").asText()).isEqualTo("bob");
    assertThat(last.path("reason").asText()).isEqualTo("moved away");
    assertThat(last.path("until").isNull()).isTrue();
    assertThat(crm("lifecycle", "Ada").out()).contains("Ada: lost", "bob", "moved away");
  }

  @Test
  void rulesSayWhatTheyWouldMakeOfIt() throws IOException {
    crm("lifecycle", "Ada", "--set", "LOST");
    String rules =
        rules(
            """
            [{"when":"purchases.count >= 2","to":"REPEAT"},
             {"name":"came back","when":"tag 'back'","to":"prospect","from":["LOST"]}]
            """);

    assertThat(crm("lifecycle", "explain", "Ada", "--rules", rules).out())
        .startsWith("Would move from lost to prospect by the rule 'came back'.\n")
        .contains("✓ tag 'back'")
        .contains("purchases.count >= 2, to repeat (has nothing to do with lost)");
    JsonNode json = crm("lifecycle", "explain", "Ada", "--rules", rules, "--json").json();
    assertThat(json.path("wanted").asText()).isEqualTo("PROSPECT");
    assertThat(json.path("rules").get(1).path("why").path("holds").asBoolean()).isTrue();
    assertThat(crm("lifecycle", "Ada").out()).as("nothing is changed").startsWith("Ada: lost");
    assertThat(crm("lifecycle", "explain", "Ada", "--usual", "365").out())
        .startsWith("Stays lost: no rule holds that has to do with that stage.")
        .contains("no purchase for 365 days, to lapsed");
  }

  @Test
  void mistakesAreAnsweredInOneLine() throws IOException {
    assertThat(crm("lifecycle").err())
        .isEqualTo("crm: Missing required parameter: 'WHO'. Try 'crm lifecycle --help'.\n");
    assertThat(crm("lifecycle", "Ada", "--reason", "x").err())
        .isEqualTo("crm: A reason goes with --set STAGE.\n");
    assertThat(crm("lifecycle", "Ada", "--set", "gone").err())
        .isEqualTo(
            "crm: Invalid value for option '--set': expected one of [LEAD, PROSPECT, CUSTOMER,"
                + " REPEAT, LAPSED, LOST] but was 'gone'. Try 'crm lifecycle --help'.\n");
    assertThat(crm("lifecycle", "explain", "Ada").err())
        .isEqualTo(
            "crm: Missing required argument (specify one of these):"
                + " (--rules=F.json | --usual=DAYS). Try 'crm lifecycle explain --help'.\n");
    String file = rules("[{\"when\":\"everyone\"}]");
    assertThat(crm("lifecycle", "explain", "Ada", "--rules", file).err())
        .isEqualTo("crm: %s: 'to' is missing.\n".formatted(file));
    rules("[{\"name\":\"back\",\"when\":\"tag back\",\"to\":\"LOST\"}]");
    assertThat(crm("lifecycle", "explain", "Ada", "--rules", file).err())
        .isEqualTo(
            "crm: The condition of the lifecycle rule 'back' cannot be read."
                + " At character 5: Expected a text such as 'vip', but found 'back'.\n");
  }
}
