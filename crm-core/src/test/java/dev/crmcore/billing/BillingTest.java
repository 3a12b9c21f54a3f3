package dev.crmcore.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.deal.StageMove;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.model.BillingDocument;
import dev.crmcore.model.BillingKind;
import dev.crmcore.model.BillingStatus;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Condition;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BillingTest {
  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession session = crm.session("anna");
  private final Billing billing = session.billing();
  private final CustomerId ada =
      session.customers().create(Person.builder().givenName("Ada").build()).id();
  private final DealId deal = deal();

  @AfterEach
  void close() {
    crm.close();
  }

  private DealId deal() {
    Pipeline sales =
        session
            .deals()
            .createPipeline(
                Pipeline.of(
                    "Sales",
                    List.of(
                        Stage.of("new", "New", StageCategory.OPEN, 10),
                        Stage.of("won", "Won", StageCategory.WON, 100)
                            .withEntryCondition(
                                "billing(where kind = INVOICE and status = OPEN and dueOn <"
                                    + " today).count = 0"))));
    return session
        .deals()
        .create(Deal.builder().name("Lamps").customerId(ada).pipelineId(sales.id()).build())
        .id();
  }

  private BillingDocument.Builder document(BillingKind kind, String number, String amount) {
    return BillingDocument.builder()
        .kind(kind)
        .system("erp")
        .number(number)
        .amount(Money.parse(amount))
        .customerId(ada)
        .dealId(deal)
        .issuedAt(clock.instant());
  }

  private BillingDocument invoice(String number, String amount) {
    return billing.record(
        document(BillingKind.INVOICE, number, amount).dueOn(LocalDate.of(2026, 3, 10)).build());
  }

  @Test
  void theSameDocumentIsRecordedOnce() {
    BillingDocument first = invoice("17", "100 EUR");

    assertThat(invoice("17", "100 EUR")).isEqualTo(first);
    BillingDocument paid = billing.record(first.toBuilder().status(BillingStatus.PAID).build());

    assertThat(paid.id()).isEqualTo(first.id());
    assertThat(billing.of(deal)).containsExactly(paid);
    assertThat(billing.find("erp", BillingKind.INVOICE, "17")).contains(paid);
    assertThat(billing.record(document(BillingKind.ORDER, "17", "1 EUR").build()).id())
        .isNotEqualTo(first.id());
  }

  @Test
  void aDealTellsWhatIsInvoicedPaidAndOverdue() {
    billing.record(document(BillingKind.ORDER, "1", "300 EUR").build());
    BillingDocument one = invoice("1", "100 EUR");
    invoice("2", "50 EUR");
    billing.record(invoice("3", "20 EUR").toBuilder().status(BillingStatus.PAID).build());
    billing.record(invoice("4", "999 EUR").toBuilder().status(BillingStatus.DRAFT).build());
    billing.record(document(BillingKind.PAYMENT, "p1", "60 EUR").settles(one.id()).build());
    billing.record(document(BillingKind.CREDIT_NOTE, "c1", "10 EUR").settles(one.id()).build());
    billing.record(
        document(BillingKind.PAYMENT, "p2", "60 EUR").status(BillingStatus.CANCELLED).build());
    billing.record(document(BillingKind.PAYMENT, "p3", "5 USD").build());

    BillingTotals before = billing.totals(deal).get(0);
    assertThat(before.overdue()).isEqualTo(Money.parse("0 EUR"));
    clock.advance(Duration.ofDays(9));
    List<BillingTotals> totals = billing.totals(deal);

    assertThat(totals).hasSize(2);
    BillingTotals euro = totals.get(0);
    assertThat(euro.ordered()).isEqualTo(Money.parse("300 EUR"));
    assertThat(euro.invoiced()).isEqualTo(Money.parse("160 EUR"));
    assertThat(euro.paid()).isEqualTo(Money.parse("80 EUR"));
    assertThat(euro.open()).isEqualTo(Money.parse("80 EUR"));
    assertThat(euro.overdue()).isEqualTo(Money.parse("80 EUR"));
    assertThat(euro.late()).extracting(BillingDocument::number).containsExactly("1", "2");
    assertThat(totals.get(1).paid()).isEqualTo(Money.parse("5 USD"));
    assertThat(billing.totals(ada)).isEqualTo(totals);
  }

  @Test
  void whatSettlesAnInvoiceCountsWithIt() {
    BillingDocument invoice = invoice("1", "100 EUR");
    BillingDocument.Builder payment =
        document(BillingKind.PAYMENT, "p1", "60 EUR").dealId(null).settles(invoice.id());

    assertThat(billing.record(payment.build()).dealId()).isEqualTo(deal);

    assertThat(billing.totals(deal).get(0).paid()).isEqualTo(Money.parse("60 EUR"));
    CustomerId eve = session.customers().create(Person.builder().givenName("Eve").build()).id();
    assertThatThrownBy(() -> billing.record(payment.number("p2").customerId(eve).build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("another customer");
  }

  @Test
  void aPaymentThatNamesNoInvoiceIsFirstForWhatIsCalledPaid() {
    billing.record(invoice("1", "100 EUR").toBuilder().status(BillingStatus.PAID).build());
    invoice("2", "50 EUR");
    billing.record(document(BillingKind.PAYMENT, "p1", "100 EUR").build());
    assertThat(billing.totals(deal).get(0).open()).isEqualTo(Money.parse("50 EUR"));

    billing.record(document(BillingKind.PAYMENT, "p2", "30 EUR").build());

    assertThat(billing.totals(deal).get(0).open()).isEqualTo(Money.parse("20 EUR"));
  }

  @Test
  void conditionsAskForWhatIsOverdue() {
    invoice("1", "100 EUR");
    String late = "billing(where kind = INVOICE and status = OPEN and dueOn < today).count > 0";
    assertThat(session.segments().count(parse(late))).isZero();
    assertThat(session.deals().move(deal, "won", null)).isNotNull();
    session.deals().move(deal, "new", null);

    clock.advance(Duration.ofDays(9));

    assertThat(session.segments().count(parse(late))).isEqualTo(1);
    assertThat(session.deals().move(deal, "won", null)).isInstanceOf(StageMove.Refused.class);
  }

  private Condition parse(String text) {
    return new ConditionText(crm.catalogue()).parse(text, CustomerFields.TYPE);
  }

  @Test
  void documentsFollowTheirCustomer() {
    invoice("1", "100 EUR");
    CustomerId same = session.customers().create(Person.builder().givenName("Ada").build()).id();

    session.merges().merge(same, List.of(ada), "the same");

    assertThat(billing.of(same)).hasSize(1);
    assertThat(billing.of(ada)).hasSize(1);
  }

  @Test
  void whatCannotBeIsRefused() {
    BillingDocument invoice = invoice("1", "100 EUR");
    for (BillingDocument bad :
        List.of(
            document(BillingKind.INVOICE, "2", "-1 EUR").build(),
            document(BillingKind.INVOICE, " ", "1 EUR").build(),
            document(BillingKind.ORDER, "2", "1 EUR").settles(invoice.id()).build(),
            document(BillingKind.PAYMENT, "2", "1 USD").settles(invoice.id()).build())) {
      assertThatThrownBy(() -> billing.record(bad))
          .isInstanceOf(InvalidInputException.class)
          .satisfies(e -> assertThat(((InvalidInputException) e).code()).isEqualTo("E_BILLING"));
    }
    assertThatThrownBy(
            () ->
                billing.record(
                    document(BillingKind.ORDER, "2", "1 EUR")
                        .dealId(new DealId(new UUID(0, 7)))
                        .build()))
        .isInstanceOf(NotFoundException.class);
  }
}
