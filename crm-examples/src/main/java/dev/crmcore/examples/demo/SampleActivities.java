package dev.crmcore.examples.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Money;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseLine;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores what the sample's customers did. All days are moved so that the sample ends yesterday:
 * "the last 365 days" means something whenever the demo runs. Not safe for several threads.
 */
public final class SampleActivities {
  private static final LocalDate LAST_DAY = LocalDate.parse("2026-10-31");
  private static final String SALES = "Sales";

  private final CrmSession session;
  private final long shift;
  private final Map<String, Optional<CustomerId>> buyers = new HashMap<>();
  private final Map<String, Optional<CustomerId>> reached = new HashMap<>();
  private long purchases;
  private long interactions;
  private long deals;
  private long skipped;

  /**
   * Creates a reader of the sample.
   *
   * @param today the day after which nothing has happened yet
   */
  public SampleActivities(CrmSession session, LocalDate today) {
    this.session = session;
    this.shift = ChronoUnit.DAYS.between(LAST_DAY, today.minusDays(1));
  }

  /**
   * Stores everything, each kind in one transaction.
   *
   * @throws IOException if the sample cannot be read
   */
  public void store() throws IOException {
    List<NamedCsvRecord> orders = Sample.SHOP_ORDERS.rows();
    List<NamedCsvRecord> touches = Sample.INTERACTIONS.rows();
    List<NamedCsvRecord> sales = Sample.DEALS.rows();
    session.atomically(
        "demo.purchases",
        all -> {
          orders.forEach(this::purchase);
          return purchases;
        });
    session.atomically(
        "demo.interactions",
        all -> {
          touches.forEach(this::interaction);
          return interactions;
        });
    session.atomically(
        "demo.deals",
        all -> {
          Pipeline pipeline = session.deals().createPipeline(pipeline());
          sales.forEach(row -> deal(row, pipeline));
          return deals;
        });
  }

  /** Returns how many purchases were stored. */
  public long purchases() {
    return purchases;
  }

  /** Returns how many interactions were stored. */
  public long interactions() {
    return interactions;
  }

  /** Returns how many deals were stored. */
  public long deals() {
    return deals;
  }

  /** Returns how many rows were broken or about nobody. */
  public long skipped() {
    return skipped;
  }

  private void purchase(NamedCsvRecord row) {
    try {
      Money amount = Money.of(row.getField("amount"), row.getField("currency"));
      session
          .purchases()
          .record(
              Purchase.builder()
                  .customerId(buyer(row))
                  .orderNumber(row.getField("order_number"))
                  .amount(amount)
                  .occurredAt(noon(row.getField("order_date")))
                  .source(Sample.SHOP_ORDERS.source())
                  .lines(
                      List.of(
                          new PurchaseLine(
                              null,
                              row.getField("item"),
                              row.getField("category"),
                              null,
                              BigDecimal.ONE,
                              amount)))
                  .build());
      purchases++;
    } catch (InvalidInputException | DateTimeException e) {
      // The sample has an amount in words: a shop's file, and no reason to stop the demo.
      skipped++;
    }
  }

  private CustomerId buyer(NamedCsvRecord row) {
    return buyers
        .computeIfAbsent(
            row.getField("customer_id"),
            id ->
                session
                    .customers()
                    .findByExternalId(Sample.SHOP_ORDERS.source(), id)
                    .map(Customer::id))
        .orElseThrow(() -> new InvalidInputException("The order is nobody's."));
  }

  private void interaction(NamedCsvRecord row) {
    Optional<CustomerId> customer = customer(row);
    if (customer.isEmpty()) {
      skipped++;
      return;
    }
    String seconds = row.getField("seconds");
    session
        .interactions()
        .log(
            Interaction.builder()
                .customerId(customer.get())
                .kind(InteractionKind.valueOf(row.getField("kind")))
                .direction(Direction.valueOf(row.getField("direction")))
                .subject(text(row, "subject"))
                .outcome(text(row, "outcome"))
                .occurredAt(Instant.parse(row.getField("occurred_at")).plus(Duration.ofDays(shift)))
                .duration(seconds.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(seconds)))
                .source(Sample.INTERACTIONS.source())
                .build());
    interactions++;
  }

  private void deal(NamedCsvRecord row, Pipeline pipeline) {
    Optional<CustomerId> customer = customer(row);
    if (customer.isEmpty()) {
      skipped++;
      return;
    }
    String amount = row.getField("amount");
    Deal stored =
        session
            .deals()
            .create(
                Deal.builder()
                    .name(row.getField("deal"))
                    .customerId(customer.get())
                    .pipelineId(pipeline.id())
                    .amount(amount.isEmpty() ? null : Money.of(amount, row.getField("currency")))
                    .expectedCloseOn(day(row, "expected_close"))
                    .nextStep(text(row, "next_step"))
                    .nextStepOn(day(row, "next_step_on"))
                    .owner(text(row, "owner"))
                    .source(Sample.DEALS.source())
                    .build());
    advance(stored, pipeline, row);
    deals++;
  }

  /** A deal goes through the stages before its own, as it did in the shop. */
  private void advance(Deal deal, Pipeline pipeline, NamedCsvRecord row) {
    String target = row.getField("stage");
    for (Stage stage : pipeline.stages()) {
      boolean before = stage.category() == StageCategory.OPEN && !stage.key().equals(target);
      if (stage.key().equals(target)) {
        session.deals().move(deal.id(), target, text(row, "close_reason"));
        return;
      }
      if (before) {
        session.deals().move(deal.id(), stage.key(), null);
      }
    }
  }

  private Optional<CustomerId> customer(NamedCsvRecord row) {
    String email = row.getField("customer_email");
    ContactKind kind = email.isEmpty() ? ContactKind.PHONE : ContactKind.EMAIL;
    String contact = email.isEmpty() ? row.getField("customer_phone") : email;
    return reached.computeIfAbsent(
        contact,
        raw -> session.customers().findByContact(kind, raw).stream().findFirst().map(Customer::id));
  }

  private static Pipeline pipeline() {
    return Pipeline.of(
        SALES,
        List.of(
            Stage.of("new", "New", StageCategory.OPEN, 10).withRottingAfterDays(14),
            Stage.of("qualified", "Qualified", StageCategory.OPEN, 30).withRottingAfterDays(21),
            Stage.of("proposal", "Proposal", StageCategory.OPEN, 60).withRottingAfterDays(30),
            Stage.of("waiting", "Waiting", StageCategory.ON_HOLD, 60),
            Stage.of("won", "Won", StageCategory.WON, 100),
            Stage.of("lost", "Lost", StageCategory.LOST, 0)));
  }

  private static @Nullable String text(NamedCsvRecord row, String column) {
    String value = row.getField(column);
    return value.isEmpty() ? null : value;
  }

  private @Nullable LocalDate day(NamedCsvRecord row, String column) {
    String value = row.getField(column);
    return value.isEmpty() ? null : LocalDate.parse(value).plusDays(shift);
  }

  private Instant noon(String day) {
    return LocalDate.parse(day).plusDays(shift).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }
}
