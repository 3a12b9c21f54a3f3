package dev.crmcore.dataquality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.duplicates.DuplicatePair;
import dev.crmcore.duplicates.DuplicateScan;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Organization;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.model.Person;
import dev.crmcore.query.Conditions;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the rules about what belongs to a customer pass, fail and skip. */
class RelatedRulesTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession anna = crm.session("anna");

  @AfterEach
  void close() {
    crm.close();
  }

  private Customer person(String given) {
    return anna.customers()
        .create(Person.builder().givenName(given).familyName("Berg").email("a@firm.de").build());
  }

  private void talked(Customer customer, Instant at) {
    anna.interactions()
        .log(
            Interaction.builder()
                .customerId(customer.id())
                .kind(InteractionKind.CALL)
                .direction(Direction.INBOUND)
                .occurredAt(at)
                .build());
  }

  private boolean fails(Customer customer, String rule) {
    return anna.quality().score(customer.id()).reasons().stream()
        .anyMatch(reason -> reason.ruleId().equals(rule));
  }

  /** The audit asks the storage once for all, and must find the same. */
  private QualityReport.RuleResult audited(String rule) {
    return anna.quality().audit(Conditions.everyone()).rules().stream()
        .filter(one -> one.id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void organizationsHavePeople() {
    Customer acme = anna.customers().create(Organization.builder().legalName("Acme").build());
    Customer empty = anna.customers().create(Organization.builder().legalName("Empty").build());
    Customer ada = person("Ada");
    anna.customers().affiliate(Affiliation.of(ada.id(), acme.id(), null));

    assertThat(fails(acme, "organization-has-people")).isFalse();
    assertThat(fails(empty, "organization-has-people")).isTrue();
    assertThat(fails(ada, "organization-has-people")).isFalse();
    assertThat(audited("organization-has-people").checked()).isEqualTo(2);
    assertThat(audited("organization-has-people").failed()).isEqualTo(1);
  }

  @Test
  void somebodyKnowsTheCustomer() {
    Customer alone = person("Ada");
    Customer spoken = person("Bea");
    Customer owned =
        anna.customers()
            .create(
                Person.builder().givenName("Cleo").owner(OwnerAssignment.GENERAL, "anna").build());
    talked(spoken, clock.instant());
    clock.advance(Duration.ofDays(31));
    Customer fresh = person("Dora");

    assertThat(fails(alone, "not-orphaned")).isTrue();
    assertThat(fails(spoken, "not-orphaned")).isFalse();
    assertThat(fails(owned, "not-orphaned")).isFalse();
    assertThat(fails(fresh, "not-orphaned")).isFalse();
    assertThat(audited("not-orphaned").checked()).isEqualTo(3);
    assertThat(audited("not-orphaned").failed()).isEqualTo(1);
  }

  @Test
  void interactionsAreNotLongAgo() {
    Customer silent = person("Ada");
    Customer longAgo = person("Bea");
    Customer lately = person("Cleo");
    talked(longAgo, clock.instant().minus(Duration.ofDays(366)));
    talked(lately, clock.instant().minus(Duration.ofDays(364)));

    assertThat(fails(silent, "interaction-lately")).isFalse();
    assertThat(fails(longAgo, "interaction-lately")).isTrue();
    assertThat(fails(lately, "interaction-lately")).isFalse();
    assertThat(audited("interaction-lately").checked()).isEqualTo(2);
    assertThat(audited("interaction-lately").failed()).isEqualTo(1);
  }

  @Test
  void noPossibleDuplicateWaits() {
    Customer one =
        anna.customers()
            .create(Person.builder().givenName("Katharina").familyName("Lindqvist").build());
    Customer other =
        anna.customers()
            .create(Person.builder().givenName("Katarina").familyName("Lindqvist").build());
    Customer third = person("Zoltan");
    assertThat(fails(one, "duplicates-decided")).isFalse();

    DuplicatePair possible =
        new DuplicatePair(one.id(), other.id(), 0.6, MatchDecision.POSSIBLE_MATCH);
    anna.reviewQueue()
        .refresh(
            new DuplicateScan(
                3, 3, List.of(), List.of(possible), List.of(), List.of(), List.of(), Map.of()));

    assertThat(fails(one, "duplicates-decided")).isTrue();
    assertThat(fails(other, "duplicates-decided")).isTrue();
    assertThat(fails(third, "duplicates-decided")).isFalse();
    assertThat(audited("duplicates-decided").failed()).isEqualTo(2);
  }
}
