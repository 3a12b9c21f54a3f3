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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders, invoices and payments from the command line. */
class BillingVerbTest {
  @TempDir Path folder;
  private String url;

  @BeforeEach
  void fill() {
    url = "jdbc:sqlite:" + folder.resolve("crm.db");
    try (Crm crm = Crm.open(url)) {
      CrmSession session = crm.session("anna");
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      session.customers().create(Person.builder().givenName("Bea").build());
      Pipeline sales =
          session
              .deals()
              .createPipeline(
                  Pipeline.of("Sales", List.of(Stage.of("new", "New", StageCategory.OPEN, 10))));
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

  @Test
  void whatWasRecordedIsCountedByCurrency() {
    assertThat(crm("billing", "Ada").out()).startsWith("Nothing was recorded about Ada.");
    crm("billing", "add", "Ada", "order", "1", "100000 JPY");
    crm(
        "billing",
        "add",
        "Ada",
        "invoice",
        "17",
        "119 EUR",
        "--issued",
        "2026-01-01",
        "--due",
        "2026-02-01",
        "--deal",
        "Lamps");
    crm("billing", "add", "Ada", "payment", "P1", "19 EUR", "--settles", "17");
    crm("billing", "add", "Ada", "payment", "P1", "19 EUR", "--settles", "17");

    JsonNode json = crm("billing", "Ada", "--json").json();
    assertThat(json.path("count").asInt()).isEqualTo(3);
    JsonNode euros = json.path("totals").get(0);
    assertThat(euros.path("invoiced").asText()).isEqualTo("119.00 EUR");
    assertThat(euros.path("paid").asText()).isEqualTo("19.00 EUR");
    assertThat(euros.path("open").asText()).isEqualTo("100.00 EUR");
    assertThat(euros.path("overdue").asText()).isEqualTo("100.00 EUR");
    assertThat(euros.path("late").get(0).asText()).isEqualTo("17");
    assertThat(json.path("totals").get(1).path("ordered").asText()).isEqualTo("100000 JPY");
    assertThat(json.findValuesAsText("dealId")).as("the payment is of the deal, too").hasSize(2);
    assertThat(crm("billing", "Ada").out())
        .contains("overdue", "invoice", "119.00 EUR", "100,000", "2026-02-01");
  }

  @Test
  void whatChangedInItsSystemIsChanged() {
    crm("billing", "add", "Ada", "invoice", "17", "119 EUR");

    JsonNode json =
        crm("billing", "add", "Ada", "invoice", "17", "119 EUR", "--status", "cancelled", "--json")
            .json();

    assertThat(json.path("count").asInt()).isEqualTo(1);
    assertThat(json.path("totals").get(0).path("invoiced").asText()).isEqualTo("0.00 EUR");
  }

  @Test
  void mistakesAreAnsweredInOneLine() {
    crm("billing", "add", "Ada", "invoice", "17", "119 EUR");
    assertThat(crm("billing").err())
        .isEqualTo("crm: Missing required parameter: 'WHO'. Try 'crm billing --help'.\n");
    assertThat(crm("billing", "add", "Ada", "bill", "17", "5 EUR").err())
        .isEqualTo(
            "crm: Invalid value for KIND: expected one of [ORDER, INVOICE, CREDIT_NOTE, PAYMENT]"
                + " but was 'bill'. Try 'crm billing add --help'.\n");
    assertThat(crm("billing", "add", "Ada", "invoice", "17", "119").err())
        .isEqualTo(
            "crm: Invalid value for AMOUNT: '119' is no amount of money such as '10.00 EUR'."
                + " Try 'crm billing add --help'.\n");
    assertThat(crm("billing", "add", "Ada", "payment", "P", "5 EUR", "--settles", "99").err())
        .isEqualTo(
            "crm: There is no invoice '99' of 'crm'. 'crm billing WHO' shows what there is.\n");
    assertThat(crm("billing", "add", "Bea", "payment", "P", "5 EUR", "--settles", "17").err())
        .isEqualTo("crm: PAYMENT P settles 17, which is an invoice of another customer.\n");
    assertThat(crm("billing", "add", "Ada", "payment", "P", "5 USD", "--settles", "17").err())
        .contains("settles an invoice in its own currency");
    assertThat(crm("billing", "add", "Ada", "invoice", "18", "5 EUR", "--deal", "Chairs").err())
        .isEqualTo("crm: There is no deal 'Chairs'. 'crm deals --list' lists what there is.\n");
  }
}
