package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the verbs of the desk say to mistakes: one line that tells what to do. */
class DeskMistakesTest {
  @TempDir Path folder;
  private String url;

  @BeforeEach
  void fill() {
    url = "jdbc:sqlite:" + folder.resolve("crm.db");
    try (Crm crm = Crm.open(url)) {
      CrmSession session = crm.session("anna");
      CustomerId ada = person(session, "Ada Byron", "ada@example.com");
      person(session, "Bea Fox", "bea@example.com");
      person(session, "Bea Fox", "fox@example.com");
      Pipeline sales =
          session
              .deals()
              .createPipeline(
                  Pipeline.of(
                      "Sales",
                      List.of(
                          Stage.of("new", "New", StageCategory.OPEN, 10),
                          Stage.of("won", "Won", StageCategory.WON, 100),
                          Stage.of("lost", "Lost", StageCategory.LOST, 0))));
      for (String name : List.of("Lamps", "Chairs", "Chairs")) {
        session
            .deals()
            .create(Deal.builder().name(name).customerId(ada).pipelineId(sales.id()).build());
      }
    }
  }

  private static CustomerId person(CrmSession session, String name, String email) {
    String[] words = name.split(" ", 2);
    return session
        .customers()
        .create(Person.builder().givenName(words[0]).familyName(words[1]).email(email).build())
        .id();
  }

  private CommandRun crm(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--db");
    all.add(url);
    return CommandRun.of(all.toArray(String[]::new));
  }

  @ParameterizedTest(name = "crm {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "deal move abc won | There is no deal 'abc'. 'crm deals --list' lists what there is.",
        "deal move Lamps nowhere | The pipeline 'Sales' has no stage 'nowhere'; it has:"
            + " [new, won, lost].",
        "deal close Lamps lost price | 'price' is no reason to enter 'lost': the pipeline has none"
            + " for that stage. Move the deal there, with what there is to say as the reason.",
        "deal approve abc | Nothing about 'abc' waits for you."
            + " 'crm deal approvals' lists what does.",
        "deal open ada@example.com X --amount 5 | Invalid value for option '--amount':"
            + " '5' is no amount of money such as '10.00 EUR'. Try 'crm deal open --help'.",
        "deal open ada@example.com X --close-on 31.12.2026 | Invalid value for option '--close-on':"
            + " '31.12.2026' is no day such as 2026-03-01. Try 'crm deal open --help'.",
        "deal open ada@example.com X --pipeline Export | There is no pipeline 'Export';"
            + " there are: 'Sales'.",
        "deal open Bob X | No customer is called 'Bob'; a name is written in full."
            + " To find one: crm search \"Bob\"",
        "deal open nobody@example.com X | No customer has the e-mail address 'nobody@example.com'.",
        "deal forecast --from 2026-13 | Invalid value for option '--from':"
            + " '2026-13' is no month such as 2026-03. Try 'crm deal forecast --help'.",
        "deal forecast --currency EURO | Invalid value for option '--currency':"
            + " 'EURO' is no currency such as EUR. Try 'crm deal forecast --help'.",
        "deal chance Lamps maybe | Invalid value for PERCENT: 'maybe' is no whole number."
            + " Try 'crm deal chance --help'.",
        "lead score Cy | There is no lead 'Cy'. 'crm lead' lists what there is.",
        "task done call | There is no task 'call'. 'crm task' lists what there is.",
        "task add x --due tomorrow | --due takes a day such as 2026-03-01 or a moment such as"
            + " 2026-03-01T10:00:00Z, not 'tomorrow'.",
        "task add x --zone Moscow | Invalid value for option '--zone':"
            + " 'Moscow' is no time zone such as Europe/Berlin. Try 'crm task add --help'.",
        "task add x --priority top | Invalid value for option '--priority': expected one of"
            + " [LOW, NORMAL, HIGH, URGENT] but was 'top'. Try 'crm task add --help'.",
        "task export --ics NONE/x.ics | There is no folder NONE.",
        "case show x | Invalid value for NUMBER: 'x' is no whole number."
            + " Try 'crm case show --help'.",
        "case assign 1 | Missing required parameter: 'USER'. Try 'crm case assign --help'.",
        "log ada@example.com x --at yesterday | Invalid value for option '--at': 'yesterday' is no"
            + " moment such as 2026-03-01T10:00:00Z. Try 'crm log --help'.",
        "log Bob x --keep | 'Bob' is no e-mail address and no telephone number.",
        "caller Bob | 'Bob' is no e-mail address and no telephone number.",
        "waiting assign abc ada@example.com | Invalid value for ID: 'abc' is no id."
            + " Try 'crm waiting assign --help'.",
        "attach get abc --out x | Invalid value for ID: 'abc' is no id."
            + " Try 'crm attach get --help'.",
        "attach | Missing required parameter: 'WHO'. Try 'crm attach --help'.",
        "attach ada@example.com FOLDER | 'FOLDER' is a folder; name a file.",
        "relate end abc | Invalid value for ID: 'abc' is no id. Try 'crm relate end --help'.",
        "comment ada@example.com two words | One argument too many: 'words'; several words stand in"
            + " quotes. Try 'crm comment --help'.",
        "log Ada -_call | '- call' is taken for an option; a text that begins with '-' stands behind"
            + " '--'. Try 'crm log --help'.",
        "follow --stop | Name whom: crm follow WHO --stop",
        "deal --as bob open ada@example.com X | '--as' belongs behind 'crm deal open'."
            + " Try 'crm deal open --help'.",
      })
  void mistakesAreAnsweredInOneLine(String arguments, String message) {
    String[] words =
        Stream.of(filled(arguments.strip()).split(" "))
            .map(word -> word.replace('_', ' '))
            .toArray(String[]::new);

    assertThat(crm(words)).isEqualTo(new CommandRun(2, "", "crm: " + filled(message) + "\n"));
  }

  private String filled(String text) {
    return text.replace("FOLDER", folder.toString())
        .replace("NONE", folder.resolve("none").toString());
  }

  @Test
  void namesThatSeveralHaveAreAnsweredWithIds() {
    assertThat(crm("comment", "Bea Fox", "x").err())
        .startsWith("crm: Several customers are called 'Bea Fox'; name one by its id: Bea Fox ");
    assertThat(crm("deal", "chance", "chairs").err())
        .startsWith("crm: Several deals are called 'chairs'; name one by its id: ")
        .contains(" (new), ")
        .hasLineCount(1);
  }

  @Test
  void whatIsNamedByANameIsFound() {
    assertThat(crm("deal", "open", "ada byron", "Tables", "--amount", "5 eur").exitCode())
        .isEqualTo(0);
    crm("deal", "move", "Tables", "Lost");
    crm("deal", "open", "Ada Byron", "Tables");

    CommandRun moved = crm("deal", "move", "tables", "won");

    assertThat(moved.exitCode()).isEqualTo(0);
    assertThat(moved.out()).contains("Tables", "won");
    crm("lead", "add", "Cy", "--email", "cy@example.com");
    assertThat(crm("lead", "score", "CY@example.com").exitCode()).isEqualTo(0);
    assertThat(crm("lead", "drop", "cy", "no").out()).contains("DISQUALIFIED");
    crm("task", "add", "call Ada", "--priority", "high");
    assertThat(crm("task", "done", "Call Ada").out()).contains("DONE", "HIGH");
  }

  @Test
  void whatIsSaidOfADealMakesOne() {
    crm("lead", "add", "Cy", "--email", "cy@example.com");

    crm("lead", "convert", "Cy", "--deal", "Tables", "--amount", "5 EUR");

    assertThat(crm("overview", "cy@example.com").out()).contains("Deal 'Tables' over 5.00 EUR");
    assertThat(crm("deal", "approvals", "--of", "Tables").out())
        .isEqualTo("Nothing was asked about that deal.\n");
  }

  @Test
  void whatWaitsIsShownWithItsAddressAndATextMayBeginWithADash() {
    crm("log", "030 901820", "--keep", "--as", "bob", "--kind", "call", "called");

    assertThat(crm("waiting").out()).contains("phone 030 901820").doesNotContain("system=");
    assertThat(
            CommandRun.of("log", "--db", url, "ada@example.com", "--", "- called back").exitCode())
        .isZero();
  }

  @Test
  void aTextMayBeginWithTheNameOfAFile() throws IOException {
    Path file = Files.writeString(Path.of("colleague.txt"), "x");
    try {
      assertThat(crm("comment", "ada@example.com", "@colleague.txt").out())
          .contains("@colleague.txt");
    } finally {
      Files.delete(file);
    }
  }
}
