package dev.crmcore.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.audit.AuditFinding;
import dev.crmcore.audit.AuditVerification;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Java of {@code docs/history.md}. */
class HistoryGuideTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession session = crm.session("anna");
  private final List<String> notes = new ArrayList<>();

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void tellsHowARecordStood() {
    Customer ada = session.customers().create(Person.builder().givenName("Ada").build());
    Pipeline sales =
        session
            .deals()
            .createPipeline(
                Pipeline.of("Sales", List.of(Stage.of("new", "New", StageCategory.OPEN, 10))));
    Deal deal =
        session
            .deals()
            .create(
                Deal.builder().name("Engine").customerId(ada.id()).pipelineId(sales.id()).build());
    clock.advance(Duration.ofDays(30));
    session.customers().change(ada.id(), customer -> customer.toBuilder().tag("vip").build());

    // tag::asOf[]
    Instant then = Instant.parse("2026-03-15T00:00:00Z");
    Optional<Customer> card = session.customers().asOf(ada.id(), then);
    Optional<Deal> offer = session.deals().asOf(deal.id(), then);
    // end::asOf[]

    assertThat(card).contains(ada);
    assertThat(offer).contains(deal);
  }

  @Test
  void verifiesAndSeals() {
    session.customers().create(Person.builder().givenName("Ada").build());
    clock.advance(Duration.ofDays(400));

    // tag::auditLog[]
    AuditVerification verification = crm.maintenance().verifyAuditLog();
    for (AuditFinding finding : verification.findings()) {
      notes.add(finding.message());
    }
    notes.add(verification.position() + " " + verification.digest()); // keep it elsewhere

    long sealed = crm.maintenance().sealAuditLog(Duration.ofDays(365), "kept for a year");
    // end::auditLog[]

    assertThat(notes).hasSize(1);
    assertThat(sealed).isEqualTo(1);
  }
}
