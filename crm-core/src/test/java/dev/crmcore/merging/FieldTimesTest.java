package dev.crmcore.merging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By whose clock a value is old: seen through the strategy that asks. */
class FieldTimesTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession session = crm.session("steward");

  @AfterEach
  void close() {
    crm.close();
  }

  private Customer on(int day, String givenName) {
    moveTo(day);
    return session.customers().create(Person.builder().givenName(givenName).build());
  }

  private void moveTo(int day) {
    clock.set(Instant.parse("2026-03-01T10:00:00Z").plus(Duration.ofDays(day - 1)));
  }

  private void tag(Customer customer) {
    session.customers().change(customer.id(), card -> card.toBuilder().tag("seen").build());
  }

  private MergeRecord merge(Customer survivor, Customer loser) {
    return session.merges().merge(survivor.id(), List.of(loser.id()), null);
  }

  private String mostRecent(Customer survivor, Customer... losers) {
    List<CustomerId> others = List.of(losers).stream().map(Customer::id).toList();
    MergePolicy policy =
        MergePolicy.survivorFirst().with(CustomerFields.GIVEN_NAME, Survivorship.mostRecent());
    MergePreview preview = session.merges().preview(survivor.id(), others, policy);
    String reason =
        preview.decisions().stream()
            .filter(decision -> decision.field().equals("givenName"))
            .map(FieldDecision::reason)
            .findFirst()
            .orElse("");
    return ((Person) preview.result()).givenName() + " | " + reason;
  }

  @Test
  void aChangeOfAnotherFieldDoesNotMakeAValueYounger() {
    Customer old = on(1, "Old");
    Customer young = on(2, "Young");
    moveTo(3);
    tag(old);

    assertThat(mostRecent(old, young)).isEqualTo("Young | most recent: 2026-03-02 10:00 UTC");
  }

  @Test
  void aValueThatAMergeBroughtIsAsOldAsItWasWhereItCameFrom() {
    Customer gap = session.customers().create(Person.builder().familyName("Smith").build());
    Customer old = on(1, "Old");
    Customer middle = session.customers().create(Person.builder().familyName("Smith").build());
    Customer young = on(2, "Young");
    moveTo(3);
    merge(middle, old);
    moveTo(4);
    merge(gap, middle);

    assertThat(mostRecent(gap, young)).isEqualTo("Young | most recent: 2026-03-02 10:00 UTC");
    assertThat(mostRecent(young, gap)).isEqualTo("Young | most recent: 2026-03-02 10:00 UTC");
  }

  @Test
  void undoingAMergeMakesNoValueYounger() {
    Customer survivor = on(1, "Survivor");
    Customer loser = on(2, "Loser");
    Customer other = on(3, "Other");
    moveTo(4);
    MergePolicy policy =
        MergePolicy.survivorFirst().with(CustomerFields.GIVEN_NAME, Survivorship.mostRecent());
    MergeRecord merge =
        session.merges().merge(survivor.id(), List.of(loser.id()), policy, "same person");
    moveTo(5);
    session.merges().undo(merge.id());

    assertThat(mostRecent(survivor, loser)).isEqualTo("Loser | most recent: 2026-03-02 10:00 UTC");
    assertThat(mostRecent(survivor, loser, other))
        .isEqualTo("Other | most recent: 2026-03-03 10:00 UTC");
  }

  @Test
  void whereTheLineageIsSealedTheCardSaysItButNotLaterThanTheSealing() {
    Customer sealed = on(1, "Sealed");
    moveTo(101);
    Customer known = on(101, "Known");
    moveTo(120);
    crm.maintenance().sealAuditLog(Duration.ofDays(60), "kept for sixty days");
    tag(sealed);

    assertThat(mostRecent(sealed, known)).isEqualTo("Known | most recent: 2026-06-09 10:00 UTC");
  }

  @Test
  void insideTheChangeThatWroteItTheCardSaysIt() {
    Customer old = on(1, "Old");
    moveTo(2);

    String choice =
        session.atomically(
            "signup",
            all ->
                mostRecent(old, all.customers().create(Person.builder().givenName("New").build())));

    assertThat(choice).isEqualTo("New | most recent: 2026-03-02 10:00 UTC");
  }
}
