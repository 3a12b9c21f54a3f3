package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that work on a database, on a small one. */
class DatabaseVerbsTest {
  private static final Instant YESTERDAY = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir static Path shared;
  private static Customer olga;
  private static Customer ada;
  private static Customer twin;

  @TempDir Path folder;
  private String url;

  @BeforeAll
  static void fill() {
    try (Crm crm = Crm.open("jdbc:sqlite:" + shared.resolve("crm.db"))) {
      CrmSession session = crm.session("anna");
      olga =
          session
              .customers()
              .create(
                  Person.builder()
                      .givenName("Ольга")
                      .familyName("Петрова")
                      .email("olga@example.ru")
                      .addresses(List.of(PostalAddress.of("ул. Мира, 1", "Вологда", null, "RU")))
                      .tags(Set.of("vip"))
                      .build());
      ada = session.customers().create(adaLovelace("Lovelace"));
      twin = session.customers().create(adaLovelace("Lovelase"));
      session
          .interactions()
          .log(
              Interaction.builder()
                  .customerId(olga.id())
                  .kind(InteractionKind.CALL)
                  .direction(Direction.INBOUND)
                  .subject("Вопрос о доставке")
                  .occurredAt(YESTERDAY)
                  .build());
      session
          .purchases()
          .record(
              Purchase.builder()
                  .customerId(olga.id())
                  .orderNumber("A-1")
                  .amount(Money.of("1200.50", "EUR"))
                  .occurredAt(YESTERDAY)
                  .build());
      Pipeline sales =
          session
              .deals()
              .createPipeline(
                  Pipeline.of(
                      "Sales",
                      List.of(
                          Stage.of("new", "New", StageCategory.OPEN, 10),
                          Stage.of("won", "Won", StageCategory.WON, 100))));
      session
          .deals()
          .create(
              Deal.builder()
                  .name("Office")
                  .customerId(olga.id())
                  .pipelineId(sales.id())
                  .amount(Money.of("5000", "EUR"))
                  .build());
    }
  }

  @BeforeEach
  void copy() throws IOException {
    Path copy = folder.resolve("crm.db");
    Files.copy(shared.resolve("crm.db"), copy);
    url = "jdbc:sqlite:" + copy;
  }

  private static Customer adaLovelace(String familyName) {
    return Person.builder()
        .givenName("Ada")
        .familyName(familyName)
        .contactPoints(
            List.of(ContactPoint.email("ada@example.org"), ContactPoint.phone("+442071838750")))
        .build();
  }

  private CommandRun crm(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--db";
    all[arguments.length + 1] = url;
    return CommandRun.of(all);
  }

  @Nested
  class Search {
    @Test
    void findsTheBeginningsOfWords() {
      CommandRun run = crm("search", "петр");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .isEqualTo(
              """
              name           e-mail           telephone  city     id
              Ольга Петрова  olga@example.ru             Вологда  %s

              1 customer. More on one: crm show ID
              """
                  .formatted(olga.id()));
    }

    @Test
    void givesProgramsEveryField() {
      JsonNode json = crm("search", "--json", "ольга").json();

      assertThat(json.path("count").asInt()).isEqualTo(1);
      JsonNode customer = json.path("customers").get(0);
      assertThat(customer.path("id").asText()).isEqualTo(olga.id().toString());
      assertThat(customer.path("familyName").asText()).isEqualTo("Петрова");
      assertThat(customer.path("tags").get(0).asText()).isEqualTo("vip");
      assertThat(customer.path("addresses").get(0).path("city").asText()).isEqualTo("Вологда");
    }

    @Test
    void saysWhatWasMeantAndWhereItStands() {
      assertThat(crm("search", "gtnhjdf").out()) // петрова on a keyboard set to Latin
          .startsWith("Searched for 'петрова' instead of 'gtnhjdf'.\n\nname ")
          .contains("Ольга Петрова");
      assertThat(crm("search", "доставке").out())
          .contains("\nОльга Петрова, interactions.subject: Вопрос о доставке\n");

      JsonNode json = crm("search", "--json", "gtnhjdf").json();
      assertThat(json.path("meant").asText()).isEqualTo("петрова");
      JsonNode hit = json.path("hits").get(0);
      assertThat(hit.path("id").asText()).isEqualTo(olga.id().toString());
      assertThat(hit.path("match").asText()).isEqualTo("LAYOUT");
      assertThat(hit.path("highlights").get(0).path("field").asText()).isEqualTo("displayName");
      assertThat(hit.path("highlights").get(0).path("spans").toString()).isEqualTo("[[6,13]]");
    }

    @Test
    void saysWhenNobodyIsFound() {
      assertThat(crm("search", "zzz"))
          .isEqualTo(new CommandRun(0, "Nobody was found for 'zzz'.\n", ""));
    }
  }

  @Nested
  class Show {
    @Test
    void printsTheCardWithAllThatBelongsToIt() {
      CommandRun run = crm("show", "olga@example.ru");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .startsWith("Ольга Петрова\n")
          .contains(
              "  id               " + olga.id(),
              "Timeline\n  2026-03-01  call  inbound  Вопрос о доставке",
              "Purchases\n  2026-03-01  A-1  1,200.50 EUR",
              "Deals\n  Office  new  5,000.00 EUR",
              "History\n");
    }

    @Test
    void takesAnIdAnEmailAddressOrATelephoneNumber() {
      assertThat(crm("show", olga.id().toString()).out())
          .isEqualTo(crm("show", " Olga@Example.RU ").out());
    }

    @Test
    void givesProgramsOneObject() {
      JsonNode json = crm("show", "--json", "olga@example.ru").json();

      assertThat(json.path("customer").path("displayName").asText()).isEqualTo("Ольга Петрова");
      assertThat(json.path("timeline")).hasSize(1);
      assertThat(json.path("purchases").get(0).path("amount").asText()).isEqualTo("1200.50 EUR");
      assertThat(json.path("deals")).hasSize(1);
      assertThat(json.path("history").get(0).path("actor").asText()).isEqualTo("anna");
    }

    @Test
    void asksWhichWhereSeveralShareAnAddress() {
      CommandRun run = crm("show", "+44 20 7183 8750");

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("crm: 2 customers have the telephone number '+44 20 7183 8750'; name one by")
          .contains(ada.id().toString(), twin.id().toString());
    }

    @Test
    void saysWhatItTakes() {
      assertThat(crm("show", "Olga"))
          .isEqualTo(
              new CommandRun(
                  2,
                  "",
                  "crm: No customer is called 'Olga'; a name is written in full."
                      + " To find one: crm search \"Olga\"\n"));
      assertThat(crm("show", "no@body.org").err())
          .isEqualTo("crm: No customer has the e-mail address 'no@body.org'.\n");
    }
  }

  @Nested
  class Segment {
    private static final String RICH = "purchases.sum(amount) >= 1000 EUR and tag 'vip'";

    @Test
    void countsUnlessAskedOtherwise() {
      JsonNode json = crm("segment", RICH, "--count", "--json").json();

      assertThat(json.path("count").asInt()).isEqualTo(1);
      assertThat(json.path("evaluator").asText()).isEqualTo("sqlite");
      assertThat(json.path("seconds").isNumber()).isTrue();
      assertThat(crm("segment", RICH).out()).startsWith("1 customer (");
    }

    @Test
    void listsIdsOneALine() {
      assertThat(crm("segment", RICH, "--ids")).isEqualTo(new CommandRun(0, olga.id() + "\n", ""));
    }

    @Test
    void explainsWhySomebodyBelongs() {
      assertThat(crm("segment", "tag 'vip'", "--explain", "olga@example.ru").out())
          .startsWith("✓ tag 'vip'");
      CommandRun other = crm("segment", "tag 'vip'", "--explain", ada.id().toString(), "--json");
      assertThat(other.json().path("holds").asBoolean()).isFalse();
    }

    @Test
    void canBeStoredAndAskedForByName() {
      crm("segment", RICH, "--save", "rich");

      assertThat(crm("segment", "segment 'rich'").out()).startsWith("1 customer (");
    }

    @Test
    void aConditionThatCannotBeReadIsAnsweredWithThePlace() {
      CommandRun run = crm("segment", "city ~~ 'x'");

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("crm: The condition cannot be read at character 6: ")
          .hasLineCount(1);
    }

    @Test
    void aPersonWhoWatchesSeesThePlace() {
      CommandRun run =
          CommandRun.watched("segment", "city = 'Вологда' and tagg 'vip'", "--db", url);

      assertThat(run.err().lines().skip(1))
          .containsExactly("  city = 'Вологда' and tagg 'vip'", "                            ^");
    }
  }

  @Nested
  class Duplicates {
    @Test
    void areFoundMergedAndApartAgain() {
      JsonNode found = crm("dedupe", "--json").json();
      assertThat(found.path("records").asInt()).isEqualTo(3);
      assertThat(found.path("matches").asInt()).isEqualTo(1);
      assertThat(found.path("clusters").asInt()).isEqualTo(2);
      assertThat(found.path("duplicateClusters").asInt()).isEqualTo(1);
      assertThat(found.path("merged").asInt()).isZero();

      JsonNode merged = crm("dedupe", "--apply", "--json").json();
      assertThat(merged.path("merged").asInt()).isEqualTo(1);
      String merge = merged.path("merges").get(0).asText();
      assertThat(crm("show", twin.id().toString()).out()).startsWith("Ada Lovelace\n");

      JsonNode undone = crm("unmerge", merge, "--json").json();
      assertThat(undone.path("restored")).hasSize(2);
      assertThat(crm("show", twin.id().toString()).out()).startsWith("Ada Lovelase\n");
    }

    @Test
    void areExplained() {
      CommandRun text = crm("explain", ada.id().toString(), twin.id().toString());
      assertThat(text.out())
          .startsWith("Ada Lovelace and Ada Lovelase\n  One and the same, with a probability of ")
          .contains("bits", "before comparing", "in all");

      JsonNode json = crm("explain", "--json", ada.id().toString(), twin.id().toString()).json();
      assertThat(json.path("decision").asText()).isEqualTo("MATCH");
      assertThat(json.path("fields").get(0).path("weight").isNumber()).isTrue();
    }

    @Test
    void areDrawn() throws IOException {
      Path picture = folder.resolve("why.svg");

      crm("explain", ada.id().toString(), twin.id().toString(), "--svg", picture.toString());

      assertThat(picture).content().startsWith("<svg").contains("before comparing");
    }

    @Test
    void areMergedByHandWithAReason() {
      JsonNode merge =
          crm(
                  "merge",
                  ada.id().toString(),
                  twin.id().toString(),
                  "--reason",
                  "typo",
                  "--as",
                  "boris",
                  "--json")
              .json();

      assertThat(merge.path("survivor").asText()).isEqualTo(ada.id().toString());
      assertThat(merge.path("losers").get(0).asText()).isEqualTo(twin.id().toString());
      assertThat(crm("show", ada.id().toString()).out()).contains("Merges\n", "boris  typo");
    }

    @Test
    void aMergeThatIsNotThereIsNamed() {
      assertThat(crm("unmerge", "xyz").err())
          .isEqualTo(
              "crm: 'xyz' is not the id of a merge. 'crm merge' and 'crm dedupe --apply' print"
                  + " it.\n");
    }

    @Test
    void optionsAboutFilesNeedOne() {
      assertThat(crm("dedupe", "--truth", "x"))
          .isEqualTo(
              new CommandRun(
                  2,
                  "",
                  "crm: --id, --truth, --map, --only-known and --link are about a file; name"
                      + " one.\n"));
    }
  }

  @Nested
  class Review {
    private final String a = ada.id().toString();
    private final String b = twin.id().toString();

    @Test
    void theQueueIsFilledByDedupeAndTakesDecisions() {
      assertThat(crm("review").out())
          .isEqualTo("No pair waits to be looked at. To search for some: crm dedupe\n");
      crm("review", a, b, "--later", "--note", "ask her");
      assertThat(crm("dedupe", "--json").json().path("queued").asInt()).isEqualTo(1);
      assertThat(crm("dedupe").out()).contains("In the queue: 1 pair. Review them: crm review");

      JsonNode json = crm("review", "--json").json();

      assertThat(json.path("count").asInt()).isEqualTo(1);
      JsonNode pair = json.path("pairs").get(0);
      assertThat(pair.path("nameA").asText() + ", " + pair.path("nameB").asText())
          .isEqualTo("Ada Lovelace, Ada Lovelase");
      assertThat(pair.path("probability").asDouble()).isBetween(0.5, 1.0);
      assertThat(pair.path("value")).isEqualTo(pair.path("probability"));
      assertThat(pair.path("decisions").get(0).path("note").asText()).isEqualTo("ask her");
      assertThat(crm("review", "--limit", "5").out())
          .contains("Ada Lovelace  " + a, "Ada Lovelase  " + b, "said: later", "1 pair. ");

      crm("review", a, b, "--not-duplicate");
      assertThat(crm("review", "--json").json().path("count").asInt()).isZero();
      assertThat(crm("dedupe", "--json").json().path("queued").asInt()).isZero();
    }

    @Test
    void whatWasDecidedIsLearnt() {
      String model = folder.resolve("models.json").toString();
      assertThat(crm("dedupe", "--learn", model).out()).contains("so nothing was learnt");
      crm("review", a, b, "--not-duplicate");

      CommandRun run = crm("dedupe", "--learn", model);

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("every pair", "crm dedupe --model " + model);
      assertThat(crm("dedupe", "--learn", model, "--json").json().path("people")).isNotEmpty();
      assertThat(crm("dedupe", "--model", model).exitCode()).isZero();
    }

    @Test
    void everyWordAboutAPairCanBeRead() {
      crm("review", a, b, "--not-duplicate", "--note", "sisters", "--as", "anna");
      CommandRun run = crm("review", b, a, "--duplicate", "--as", "boris");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .startsWith("Ada Lovelase and Ada Lovelace:\n")
          .contains("anna", "not the same  sisters", "boris", "one customer")
          .endsWith("To merge them: crm merge " + b + " " + a + "\n");
      JsonNode decisions = crm("review", a, b, "--json").json().path("decisions");
      assertThat(decisions).hasSize(2);
      assertThat(decisions.get(1).path("verdict").asText()).isEqualTo("DUPLICATE");
      assertThat(decisions.get(1).path("by").asText()).isEqualTo("boris");
    }

    @Test
    void aPairIsPutOffToADay() {
      JsonNode json = crm("review", a, b, "--later", "9999-01-01", "--json").json();

      assertThat(json.path("decisions").get(0).path("until").asText()).isEqualTo("9999-01-01");
      assertThat(crm("dedupe", "--json").json().path("queued").asInt()).isZero();
      assertThat(crm("review", a, b, "--later", "soon"))
          .isEqualTo(new CommandRun(2, "", "crm: 'soon' is not a date such as 2026-03-01.\n"));
    }

    @Test
    void whoWasCalledDifferentIsMergedOnlyByWhoAnswersForIt() {
      crm("review", a, b, "--not-duplicate", "--as", "anna");

      CommandRun refused = crm("merge", a, b);

      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err()).startsWith("crm: anna said at ");
      assertThat(crm("merge", a, b, "--overrule").exitCode()).isZero();
    }

    @Test
    void whatCannotBeMeantIsRefused() {
      assertThat(crm("review", a).exitCode()).isEqualTo(2);
      assertThat(crm("review", "--duplicate").exitCode()).isEqualTo(2);
      assertThat(crm("review", a, b, "--note", "x").exitCode()).isEqualTo(2);
      assertThat(crm("review", a, b, "--duplicate", "--later").exitCode()).isEqualTo(2);
      assertThat(crm("review", a, a, "--duplicate").exitCode()).isEqualTo(2);
    }
  }

  @Nested
  class Audit {
    @Test
    void givesProgramsScoreDimensionsAndRules() {
      JsonNode json = crm("audit", "--json").json();

      assertThat(json.path("customers").asInt()).isEqualTo(3);
      assertThat(json.path("score").asDouble()).isBetween(1.0, 100.0);
      assertThat(json.path("dimensions").get(0).has("score")).isTrue();
      JsonNode rule = json.path("rules").get(0);
      assertThat(rule.has("checked") && rule.has("failed") && rule.has("examples")).isTrue();
    }

    @Test
    void canBeAboutSome() {
      assertThat(crm("audit", "--where", "tag 'vip'").out()).startsWith("1 customer, quality ");
    }
  }

  @Nested
  class Deals {
    @Test
    void areSummedByStage() {
      assertThat(crm("deals").out())
          .isEqualTo(
              """
              Sales: 1 deal
                stage                   deals    in EUR
                New                         1  5,000.00
                Won                         0
                open, times the chance      1    500.00
              """);
      JsonNode stage = crm("deals", "--json").json().path("pipelines").get(0).path("stages").get(0);
      assertThat(stage.path("deals").asInt()).isEqualTo(1);
      assertThat(stage.path("amounts").get(0).asText()).isEqualTo("5000.00 EUR");
    }
  }
}
