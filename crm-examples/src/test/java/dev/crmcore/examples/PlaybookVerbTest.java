package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How something is done here, step by step, from the command line. */
class PlaybookVerbTest {
  private static final String CLOSING =
      """
      {"name":"Closing","pipeline":"sales","steps":[
        {"key":"call","subject":"Call","offset":1},
        {"key":"offer","subject":"Write the offer","stage":"Offer","after":"call","offset":4,
         "unit":"hours","doer":"QUEUE","doerName":"offers","required":false,
         "checklist":["prices","terms"]}]}
      """;

  @TempDir Path folder;
  private String url;

  @BeforeEach
  void fill() {
    url = "jdbc:sqlite:" + folder.resolve("crm.db");
    try (Crm crm = Crm.open(url)) {
      CrmSession session = crm.session("anna");
      CustomerId ada =
          session
              .customers()
              .create(Person.builder().givenName("Ada").email("ada@example.com").build())
              .id();
      Pipeline sales =
          session
              .deals()
              .createPipeline(
                  Pipeline.of(
                      "Sales",
                      List.of(
                          Stage.of("new", "New", StageCategory.OPEN, 10),
                          Stage.of("off", "Offer", StageCategory.OPEN, 40))));
      session
          .deals()
          .create(Deal.builder().name("Lamps").customerId(ada).pipelineId(sales.id()).build());
    }
  }

  private CommandRun crm(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--db");
    all.add(url);
    return CommandRun.of(all.toArray(String[]::new));
  }

  private String file(String json) throws IOException {
    return Files.writeString(folder.resolve("playbook.json"), json).toString();
  }

  @Test
  void aPlaybookIsKeptStartedAndFollowed() throws IOException {
    assertThat(crm("playbook").out())
        .isEqualTo("No playbooks. 'crm playbook save F.json' keeps one.\n");
    assertThat(crm("playbook", "save", file(CLOSING)).out())
        .contains("Closing, for deals of Sales", "1 working day", "4 hours", "queue offers")
        .contains("in off", "may be left out");
    assertThat(crm("playbook").out()).contains("Closing", "Sales", "2");

    JsonNode started = crm("playbook", "start", "closing", "Lamps", "--json").json();
    JsonNode steps = started.path("started").get(0).path("steps");
    assertThat(steps.get(0).path("status").asText()).isEqualTo("OPEN");
    assertThat(steps.get(1).path("task").isNull()).isTrue();
    assertThat(crm("playbook", "progress", "Lamps").out())
        .contains("Closing: 0 of 2 done", "begins in off");

    crm("deal", "move", "Lamps", "offer");
    crm("task", "done", "Call");
    JsonNode progress =
        crm("playbook", "progress", "Lamps", "--json").json().path("started").get(0);
    assertThat(progress.path("done").asInt()).isEqualTo(1);
    assertThat(progress.path("complete").asBoolean()).isTrue();
    assertThat(progress.path("steps").get(1).path("queue").asText()).isEqualTo("offers");
    assertThat(crm("playbook", "progress", "Lamps").out()).contains("1 of 2 done, complete");
    assertThat(crm("playbook", "remove", "Closing").err())
        .isEqualTo("crm: The playbook was started, so it cannot be removed.\n");
  }

  @Test
  void whatIsShownIsKeptAgain() throws IOException {
    crm("playbook", "save", file(CLOSING));
    CommandRun shown = crm("playbook", "show", "Closing", "--json");
    assertThat(shown.json().path("steps").get(1).path("checklist")).hasSize(2);

    String changed = shown.out().replace("Write the offer", "Send the offer");
    assertThat(crm("playbook", "save", file(changed)).exitCode()).isZero();

    JsonNode all = crm("playbook", "--json").json();
    assertThat(all.path("count").asInt()).isEqualTo(1);
    assertThat(all.path("playbooks").get(0).path("steps").get(1).path("subject").asText())
        .isEqualTo("Send the offer");
    assertThat(crm("playbook", "remove", "closing").out()).startsWith("No playbooks.");
  }

  @Test
  void aCustomerIsWelcomed() throws IOException {
    crm(
        "playbook",
        "save",
        file("{\"name\":\"Welcome\",\"steps\":[{\"key\":\"call\",\"subject\":\"Say hello\"}]}"));

    assertThat(crm("playbook", "start", "Welcome", "--customer", "ada@example.com").out())
        .contains("Welcome: 0 of 1 done", "Say hello");
    assertThat(crm("playbook", "progress", "--customer", "Ada").out()).contains("Say hello");
    assertThat(crm("playbook", "progress", "Lamps").out())
        .isEqualTo("No playbook was started. 'crm playbook start NAME DEAL' starts one.\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'nam':1} | line 1, 'nam' is not known; there are: [pipeline, name, steps].",
        "{'steps':[{'unit':'WEEKS'}]} | line 1, 'WEEKS' is none of [HOURS, DAYS, WORKING_DAYS].",
        "{'steps':{'key':'a'}} | line 1, what is written for 'steps' does not fit.",
        "[] | line 1, it has another form.",
        "{'name':'x' | line 1, Unexpected end-of-input: expected close marker for Object.",
      })
  void aFileThatIsNoPlaybookIsExplained(String json, String message) throws IOException {
    String file = file(json.strip().replace('\'', '"'));

    assertThat(crm("playbook", "save", file))
        .isEqualTo(
            new CommandRun(
                2, "", "crm: %s is not a playbook: %s\n".formatted(file, message.strip())));
  }

  @Test
  void mistakesAreAnsweredInOneLine() throws IOException {
    assertThat(crm("playbook", "save", file("{\"name\":\"x\"}")).err())
        .isEqualTo("crm: The playbook 'x' has 0 steps; it may have 1 to 200.\n");
    crm("playbook", "save", file(CLOSING));
    assertThat(crm("playbook", "start", "Opening", "Lamps").err())
        .isEqualTo("crm: There is no playbook 'Opening'; there are: 'Closing'.\n");
    assertThat(crm("playbook", "start", "Closing").err())
        .isEqualTo(
            "crm: Missing required parameter: 'DEAL, or --customer WHO'."
                + " Try 'crm playbook start --help'.\n");
    assertThat(crm("playbook", "start", "Closing", "--customer", "Ada").err())
        .isEqualTo("crm: The playbook 'Closing' is for deals, not for customers.\n");
    assertThat(crm("playbook", "progress", "Chairs").err())
        .isEqualTo("crm: There is no deal 'Chairs'. 'crm deals --list' lists what there is.\n");
  }
}
