package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Survey;
import dev.crmcore.model.SurveyInstrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs of daily work. */
class DeskVerbsTest {
  @TempDir Path folder;
  private String url;

  @BeforeEach
  void fill() throws IOException {
    url = "jdbc:sqlite:" + folder.resolve("crm.db");
    Path people = folder.resolve("shop.csv");
    Files.writeString(
        people, "id,name,email\n1,Ada Byron,ada@example.com\n2,Bea Fox,bea@example.com\n");
    crm("import", people.toString());
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
    return new ObjectMapper().readTree(crm(all.toArray(String[]::new)).out());
  }

  @Test
  void theOverviewTellsWhichWayAnswersGo() throws IOException {
    try (Crm crm = Crm.open(url)) {
      CrmSession session = crm.session("anna");
      CustomerId ada =
          session.customers().findByContact(ContactKind.EMAIL, "ada@example.com").get(0).id();
      for (long score : new long[] {9, 3}) {
        session
            .surveys()
            .record(
                Survey.builder()
                    .customerId(ada)
                    .instrument(SurveyInstrument.NPS)
                    .score(score)
                    .answeredAt(Instant.EPOCH.plusSeconds(100 - score))
                    .build());
      }
    }

    JsonNode trend = json("overview", "ada@example.com").path("surveyTrends").get(0);
    assertThat(trend.path("course").asText()).isEqualTo("WORSENING");
    assertThat(trend.path("meanBefore").decimalValue()).isEqualByComparingTo("9");
    assertThat(trend.path("answers")).hasSize(2);
    assertThat(crm("overview", "ada@example.com").out()).contains("NPS worsening: 9, 3.");
  }

  @Test
  void aCaseGoesFromReportToResolution() throws IOException {
    assertThat(
            json("case", "open", "ada@example.com", "No light", "--priority", "HIGH")
                .path("cases")
                .get(0)
                .path("number")
                .asLong())
        .isEqualTo(1);
    crm(
        "log",
        "ada@example.com",
        "Which lamp?",
        "--kind",
        "EMAIL",
        "--direction",
        "OUTBOUND",
        "--case",
        "1");
    assertThat(json("case").path("cases").get(0).path("status").asText()).isEqualTo("OPEN");

    assertThat(json("case", "wait", "1", "which lamp").path("cases").get(0).path("status").asText())
        .isEqualTo("PENDING");
    crm(
        "log",
        "ada@example.com",
        "The left one",
        "--kind",
        "EMAIL",
        "--direction",
        "INBOUND",
        "--case",
        "1");
    JsonNode shown = json("case", "show", "1");
    assertThat(shown.path("case").path("status").asText()).isEqualTo("OPEN");
    assertThat(shown.path("customer").asText()).isEqualTo("Ada Byron");
    assertThat(shown.path("said")).hasSize(2);

    json("case", "assign", "1", "bob");
    json("case", "resolve", "1", "New bulb");
    assertThat(crm("case", "show", "1").out()).contains("New bulb", "bob", "The left one");
    json("case", "close", "1", "done");
    assertThat(json("case").path("count").asLong()).isZero();
    assertThat(json("case", "--all").path("count").asLong()).isEqualTo(1);
  }

  @Test
  void casesAreMergedAndMistakesAreExplained() throws IOException {
    crm("case", "open", "ada@example.com", "No light");
    crm("case", "open", "ada@example.com", "Lamp");
    crm("case", "open", "bea@example.com", "Other");

    assertThat(json("case", "merge", "2", "1").path("cases").get(0).path("number").asLong())
        .isEqualTo(1);
    CommandRun other = crm("case", "merge", "3", "1");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err())
        .contains("The cases 3 and 1 are of two customers; merge the customers first.");
    assertThat(crm("case", "show", "9").err())
        .contains("There is no case 9. 'crm case' lists the open ones.");
    assertThat(crm("case", "reopen", "2", "x").err())
        .contains("Case 2 is DUPLICATE and cannot be opened again.");
  }

  @Test
  void whatIsLoggedStandsOnTheOverview() throws IOException {
    crm(
        "log",
        "ada@example.com",
        "asked for lamps",
        "--kind",
        "CALL",
        "--direction",
        "INBOUND",
        "--at",
        "2026-03-01T10:00:00Z",
        "--outcome",
        "call back",
        "--minutes",
        "5",
        "--key",
        "k1");
    crm("log", "ada@example.com", "asked again", "--key", "k1");

    JsonNode seen = json("overview", "ada@example.com");
    assertThat(seen.path("timeline")).hasSize(1);
    assertThat(seen.path("timeline").get(0).path("text").asText())
        .isEqualTo("call inbound asked for lamps (call back)");
    assertThat(seen.path("lastContact").path("subject").asText()).isEqualTo("asked for lamps");
    assertThat(crm("overview", "ada@example.com").out())
        .contains(
            "Last contact on 2026-03-01: inbound call about 'asked for lamps', outcome: call back.")
        .contains("Has bought nothing so far.")
        .contains("Health ");
    assertThat(crm("overview", "nobody@example.com").exitCode()).isEqualTo(2);
    assertThat(crm("log", "ada@example.com", "x", "--minutes", "-1").err())
        .contains("at least no minutes");
  }

  @Test
  void aLeadBecomesADealThatIsForecast() throws IOException {
    crm("demo", "--dir", folder.resolve("demo").toString());
    url = "jdbc:sqlite:" + folder.resolve("demo").resolve("crm.db");
    String pipeline = json("deals").path("pipelines").get(0).path("name").asText();
    String lead =
        json("lead", "add", "Cy Lead", "--email", "cy@lead.example", "--source", "fair")
            .path("leads")
            .get(0)
            .path("id")
            .asText();
    assertThat(
            json("lead", "add", "Cy", "--email", "CY@lead.example")
                .path("leads")
                .get(0)
                .path("times")
                .asLong())
        .isEqualTo(2);
    assertThat(crm("lead").out()).contains("Cy Lead", "fair");
    assertThat(crm("lead", "score", lead).out()).contains("by what became of 0 leads");

    assertThat(crm("lead", "convert", lead, "--pipeline", "Nowhere").err())
        .contains("There is no pipeline 'Nowhere'; there are: ");
    JsonNode converted =
        json(
            "lead",
            "convert",
            lead,
            "--pipeline",
            pipeline,
            "--deal",
            "Big",
            "--amount",
            "500 EUR");
    String deal = converted.path("leads").get(0).path("dealId").asText();
    assertThat(crm("overview", "cy@lead.example").out()).contains("Deal 'Big' over 500.00 EUR");
    assertThat(crm("deal").out()).contains("Big", "no next step");
    assertThat(crm("deal", "move", deal, "nowhere").err()).contains("has no stage 'nowhere'");
    assertThat(crm("lead", "drop", lead, "no").err()).contains("The lead 'Cy Lead' is CONVERTED.");

    json(
        "deal",
        "open",
        "cy@lead.example",
        "Next",
        "--pipeline",
        pipeline,
        "--amount",
        "100 EUR",
        "--close-on",
        "2099-01-15",
        "--owner",
        "bob");
    assertThat(crm("deal", "forecast", "--from", "2099-01", "--to", "2099-01", "--keep").out())
        .contains("2099-01", "bob", "100.00 EUR");
    assertThat(crm("deal", "close", deal, "lost", "price").err())
        .contains("'price' is no reason to enter 'lost'");
    assertThat(crm("deal", "chance", deal, "70", "--reason", "they nodded", "--as", "bob").out())
        .contains("70 %", "bob says 70 %: they nodded", "says the stage");
    assertThat(crm("deal", "ask", deal, "won").out()).contains("Nobody has to approve that.");
    assertThat(crm("deal", "approvals").out()).contains("Nothing waits for your approval.");
    assertThat(crm("deal", "revenue", "--from", "2026-01", "--to", "2026-02").out())
        .contains("2026-01", "0.00 EUR", "one-off");
  }

  @Test
  void ratesAreTakenInFromAFileOrNotAtAll(@TempDir Path other) throws IOException {
    Path file =
        Files.writeString(
            other.resolve("rates.csv"), "from,to,day,rate\nUSD,EUR,2026-03-01,0.92\n");
    assertThat(json("deal", "rates", file.toString(), "--source", "ECB").path("count").asInt())
        .isEqualTo(1);
    Files.writeString(file, "GBP,EUR,2026-03-01,1.15\nUSD,EURO,2026-03-02,0.92\n");
    assertThat(crm("deal", "rates", file.toString()).err())
        .contains("Line 2 is 'USD,EURO,2026-03-02,0.92'", "Nothing was taken in.");
  }

  @Test
  void tasksAreAddedTakenAndDone() throws IOException {
    json(
        "task",
        "add",
        "call Ada",
        "--due",
        "2026-03-01",
        "--customer",
        "ada@example.com",
        "--as",
        "bob");
    assertThat(crm("task", "--as", "bob").out()).contains("call Ada", "2026-03-02T00:00:00Z");
    assertThat(crm("task", "--overdue").out()).contains("call Ada");
    json("task", "add", "sort", "--queue", "post", "--priority", "HIGH");
    String id =
        json("task", "take", "post", "--as", "cleo").path("tasks").get(0).path("id").asText();
    assertThat(crm("task", "take", "post", "--as", "dora").out()).contains("Nothing to do.");
    assertThat(json("task", "done", id).path("tasks").get(0).path("status").asText())
        .isEqualTo("DONE");
    assertThat(crm("task", "add", "x", "--due", "tomorrow").exitCode()).isEqualTo(2);
  }

  @Test
  void whoeverIsUnknownWaitsUntilSomebodySaysWhoItIs() throws IOException {
    assertThat(crm("log", "who@example.org", "hello").err()).contains("No customer has");
    assertThat(crm("log", "who@example.org", "hello", "--direction", "INBOUND", "--keep").out())
        .contains("Kept until it is known whose it is");
    assertThat(crm("caller", "WHO@example.org").out()).contains("Said on").contains("hello");
    assertThat(crm("caller", "nobody@example.org").out()).contains("Nobody is known");

    JsonNode waiting = json("waiting");
    assertThat(waiting.path("count").asInt()).isEqualTo(1);
    String id = waiting.path("interactions").get(0).path("id").asText();
    crm("waiting", "assign", id, "ada@example.com");

    assertThat(crm("waiting").out()).contains("Nothing waits");
    assertThat(crm("waiting", "assign", "abc", "ada@example.com").err())
        .contains("Invalid value for ID: 'abc' is no id.");
    assertThat(json("caller", "nobody@example.org").path("known").asBoolean(true)).isFalse();
    assertThat(crm("waiting", "assign", id, "ada@example.com").err())
        .contains("is known to be of somebody");
    assertThat(crm("caller", "ada@example.com").out()).contains("Ada Byron");
  }

  @Test
  void tasksRepeatAndAreWrittenAsACalendar() throws IOException {
    String rule = "FREQ=MONTHLY;BYDAY=-1FR";
    String id =
        json("task", "add", "отчёт", "--due", "2026-03-27", "--repeat", rule, "--as", "eve")
            .path("tasks")
            .get(0)
            .path("id")
            .asText();
    json("task", "done", id, "--as", "eve");
    assertThat(crm("task", "--as", "eve").out()).contains("отчёт", rule);
    assertThat(crm("task", "add", "x", "--repeat", rule).exitCode()).isEqualTo(2);
    assertThat(crm("task", "add", "x", "--due", "2026-03-27", "--repeat", "often").exitCode())
        .isEqualTo(2);

    Path file = folder.resolve("eve.ics");
    assertThat(
            json("task", "export", "--ics", file.toString(), "--for", "eve").path("tasks").asInt())
        .isEqualTo(2);
    assertThat(Files.readString(file))
        .startsWith("BEGIN:VCALENDAR\r\n")
        .contains("SUMMARY:отчёт", "STATUS:COMPLETED", "RRULE:" + rule);
    json("task", "export", "--ics", file.toString(), "--for", "eve", "--events");
    assertThat(Files.readString(file)).contains("BEGIN:VEVENT");
  }

  @Test
  void colleaguesTalkAndFollow() throws IOException {
    json("comment", "ada@example.com", "Pays in time, @bob", "--pin", "--as", "anna");
    JsonNode said = json("comment", "ada@example.com").path("comments");
    assertThat(said.get(0).path("author").asText()).isEqualTo("anna");
    assertThat(said.get(0).path("pinned").asBoolean()).isTrue();

    JsonNode followed = json("follow", "--as", "bob");
    assertThat(followed.path("following").asInt()).isEqualTo(1);
    assertThat(followed.path("unread").asInt()).isEqualTo(1);
    assertThat(followed.path("entries").get(0).path("mentioned").asBoolean()).isTrue();
    crm("follow", "--seen", "--as", "bob");
    assertThat(json("follow", "--as", "bob").path("unread").asInt()).isZero();
    assertThat(json("follow", "ada@example.com", "--stop", "--as", "bob").path("entries"))
        .isEmpty();
    assertThat(crm("follow", "bea@example.com", "--as", "bob").out()).contains("1 record");
  }

  @Test
  void filesAreAttachedAndComeBack() throws IOException {
    Path offer = folder.resolve("offer.txt");
    Files.writeString(offer, "Three lamps");
    JsonNode attached = json("attach", "ada@example.com", offer.toString()).path("attachments");
    String id = attached.get(0).path("id").asText();
    Path back = folder.resolve("back.txt");

    crm("attach", "get", id, "--out", back.toString());

    assertThat(back).hasContent("Three lamps");
    assertThat(crm("attach", "get", id, "--out", back.toString()).err()).contains("already");
    assertThat(folder.resolve("crm.db.files")).isDirectory();
    assertThat(crm("attach", "ada@example.com").out()).contains("offer.txt", "text/plain");
    CommandRun overview = crm("overview", "ada@example.com");
    assertThat(overview.out()).contains("Files: offer.txt.");
    Path script = folder.resolve("run.sh");
    Files.writeString(script, "#!/bin/sh");
    assertThat(crm("attach", "ada@example.com", script.toString()).err())
        .contains("which is not taken");
    assertThat(crm("attach", "ada@example.com", folder.resolve("none").toString()).err())
        .contains("There is no file");
  }
}
