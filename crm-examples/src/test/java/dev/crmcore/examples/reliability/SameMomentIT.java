package dev.crmcore.examples.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.field.EntityType;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.jdbc.Postgres;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.BillingDocument;
import dev.crmcore.model.BillingKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What two people add at the same moment, where both looked before either stored, is stored once,
 * in transactions of a host in which neither sees what the other did. The databases of which that
 * is not true let one wait for the other, so it is held on PostgreSQL.
 */
class SameMomentIT {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final YearMonth MARCH = YearMonth.of(2026, 3);

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");

  /** What is said twice, with an amount each time. */
  enum Said {
    RATE("exchangeRate", "crm_exchange_rate") {
      @Override
      Object by(CrmSession session, int amount) {
        return session
            .rates()
            .set(
                Currency.getInstance("USD"),
                EUR,
                LocalDate.of(2026, 3, 1),
                BigDecimal.valueOf(amount),
                null);
      }
    },
    QUOTA("quota", "crm_quota") {
      @Override
      Object by(CrmSession session, int amount) {
        return session.forecast().quota("anna", MARCH, Money.ofMinor(amount, EUR));
      }
    },
    DOCUMENT("billingDocument", "crm_billing_document") {
      @Override
      Object by(CrmSession session, int amount) {
        return session
            .billing()
            .record(
                BillingDocument.builder()
                    .kind(BillingKind.INVOICE)
                    .system("erp")
                    .number("1")
                    .customerId(deal(session).customerId())
                    .amount(Money.ofMinor(amount, EUR))
                    .issuedAt(Instant.parse("2026-03-01T10:00:00Z"))
                    .build());
      }
    },
    APPROVAL("approvalRequest", "crm_approval_request") {
      @Override
      Object by(CrmSession session, int amount) {
        return session.deals().approvals().request(deal(session).id(), "offer", "x" + amount);
      }
    },
    SNAPSHOT("forecastSnapshot", "crm_forecast_snapshot") {
      @Override
      Object by(CrmSession session, int amount) {
        return session.forecast().snapshot(MARCH, MARCH, EUR).get(0).weighted();
      }
    };

    private final String type;
    private final String table;

    Said(String type, String table) {
      this.type = type;
      this.table = table;
    }

    /** Says it, and returns what is stored then. */
    abstract Object by(CrmSession session, int amount);

    private static Deal deal(CrmSession session) {
      return session.deals().query(Conditions.everyone(), List.of(), 1, null).items().get(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Said.class)
  void whatIsSaidAtTheSameMomentIsStoredOnce(Said said) throws Exception {
    Database database = new Database(Postgres.newDatabase());
    try (Crm crm = database.builder(JdbcOptions.DEFAULTS).clock(clock).build();
        Connection host = database.connect()) {
      CrmSession bob = crm.session("bob");
      begin(bob);
      host.setAutoCommit(false);
      assertThat(host.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
      Between between = new Between(said.type, () -> said.by(bob, 1));

      Object second;
      try (Crm lent =
          Crm.builder()
              .storage(JdbcStorageProvider.within(host))
              .clock(clock)
              .accessPolicy(between)
              .build()) {
        second = said.by(lent.session("anna"), 2);
      }
      host.commit();

      assertThat(between.isOver()).isTrue();
      assertThat(said.by(bob, 2)).as("as if it had come second").isEqualTo(second);
      try (Statement statement = host.createStatement();
          ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + said.table)) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(1);
      }
    }
  }

  private static void begin(CrmSession session) {
    Customer ada = session.customers().create(Person.builder().givenName("Ada").build());
    Pipeline sales =
        session
            .deals()
            .createPipeline(
                Pipeline.of(
                        "Sales",
                        List.of(
                            Stage.of("new", "New", StageCategory.OPEN, 10),
                            Stage.of("offer", "Offer", StageCategory.OPEN, 50)))
                    .withApprovals(ApprovalRule.of("big", "offer")));
    session
        .deals()
        .create(
            Deal.builder()
                .name("Lamps")
                .customerId(ada.id())
                .pipelineId(sales.id())
                .amount(Money.ofMinor(100, EUR))
                .expectedCloseOn(LocalDate.of(2026, 3, 20))
                .owner("anna")
                .build());
  }

  /** Permits everything; somebody else acts just before a record of a kind is added first. */
  private static final class Between implements AccessPolicy {
    private final String type;
    private final Runnable other;
    private boolean over;

    Between(String type, Runnable other) {
      this.type = type;
      this.other = other;
    }

    boolean isOver() {
      return over;
    }

    @Override
    public Condition visible(Actor actor, EntityType<?> seen) {
      return Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> seen) {
      return Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> changed) {
      if (!over && action == Action.CREATE && changed.name().equals(type)) {
        over = true;
        other.run();
      }
      return true;
    }
  }
}
