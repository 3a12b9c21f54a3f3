package dev.crmcore.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Relationship;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MergesTest {
  private final Crm crm = Crm.inMemory();
  private final CrmSession session = crm.session("steward");

  @AfterEach
  void close() {
    crm.close();
  }

  private Customer anna() {
    return session
        .customers()
        .create(
            Person.builder()
                .givenName("Anna")
                .familyName("Smith")
                .email("anna@example.com")
                .externalId("shop", "1")
                .tag("vip")
                .build());
  }

  private Customer ann() {
    return session
        .customers()
        .create(
            Person.builder()
                .givenName("Ann")
                .familyName("Smith")
                .birthDate(LocalDate.of(1980, 1, 2))
                .email("ann@example.com")
                .phone("+44 20 7946 0958")
                .externalId("web", "9")
                .tag("newsletter")
                .build());
  }

  private MergeRecord merge(Customer survivor, Customer... losers) {
    return session
        .merges()
        .merge(survivor.id(), List.of(losers).stream().map(Customer::id).toList(), "same person");
  }

  @Test
  void mergeKeepsTheSurvivorsValuesFillsItsGapsAndUnitesCollections() {
    Customer anna = anna();
    Customer ann = ann();

    merge(anna, ann);

    Person merged = (Person) session.customers().get(anna.id());
    assertThat(merged.givenName()).isEqualTo("Anna");
    assertThat(merged.birthDate()).isEqualTo(LocalDate.of(1980, 1, 2));
    assertThat(merged.tags()).containsExactly("newsletter", "vip");
    assertThat(merged.contactPoints())
        .extracting("normalized")
        .containsExactly("anna@example.com", "ann@example.com", "+442079460958");
  }

  @Test
  void linksThatSayTheSameAreOneUntilTheMergeIsUndone() {
    Customer anna = anna();
    Customer ann = ann();
    CustomerId acme =
        session.customers().create(Organization.builder().legalName("Acme").build()).id();
    CustomerId bob = session.customers().create(Person.builder().givenName("Bob").build()).id();
    for (Customer one : List.of(anna, ann)) {
      session.customers().affiliate(Affiliation.of(one.id(), acme, "Director"));
      session.customers().relate(Relationship.of(one.id(), bob, "colleague"));
      session.follows().follow(one.id());
    }
    session.customers().affiliate(Affiliation.of(ann.id(), acme, "Engineer"));

    MergeRecord merge = merge(anna, ann);

    assertThat(session.customers().affiliations(anna.id()))
        .extracting(Affiliation::role)
        .containsExactlyInAnyOrder("Director", "Engineer");
    assertThat(session.customers().relationships(anna.id())).hasSize(1);
    assertThat(session.customers().relationships(bob)).hasSize(1);

    session.merges().undo(merge.id());

    assertThat(session.customers().affiliations(ann.id()))
        .extracting(Affiliation::role)
        .containsExactlyInAnyOrder("Director", "Engineer");
    assertThat(session.customers().affiliations(anna.id())).hasSize(1);
    assertThat(session.customers().relationships(bob)).hasSize(2);
  }

  @Test
  void theLosersIdAndExternalIdsLeadToTheSurvivor() {
    Customer anna = anna();
    Customer ann = ann();

    merge(anna, ann);

    assertThat(session.customers().get(ann.id()).id()).isEqualTo(anna.id());
    assertThat(session.customers().findByExternalId("web", "9").orElseThrow().id())
        .isEqualTo(anna.id());
    assertThat(session.customers().count(Conditions.everyone())).isEqualTo(1);
  }

  @Test
  void undoRestoresBothExactly() {
    Customer anna = anna();
    Customer ann = ann();
    MergeRecord merge = merge(anna, ann);

    session.merges().undo(merge.id());

    assertThat(card(session.customers().get(anna.id()))).isEqualTo(card(anna));
    assertThat(card(session.customers().get(ann.id()))).isEqualTo(card(ann));
  }

  @Test
  void undoGivesTheLoserItsInteractionsBackAndLeavesTheSurvivorItsOwn() {
    Customer anna = anna();
    Customer ann = ann();
    log(anna, "anna's");
    log(ann, "ann's");
    MergeRecord merge = merge(anna, ann);
    log(anna, "after the merge");
    assertThat(subjects(anna.id())).containsExactly("after the merge", "ann's", "anna's");

    session.merges().undo(merge.id());

    assertThat(subjects(anna.id())).containsExactly("after the merge", "anna's");
    assertThat(subjects(ann.id())).containsExactly("ann's");
  }

  @Test
  void anEditSinceStaysWithTheSurvivorUnlessItTouchedWhatCameFromTheLoser() {
    Customer anna = anna();
    Customer ann = ann();
    MergeRecord merge = merge(anna, ann);
    session
        .customers()
        .change(
            anna.id(),
            customer ->
                ((Person) customer)
                    .toBuilder()
                        .jobTitle("buyer")
                        .birthDate(LocalDate.of(1981, 1, 2))
                        .tag("called")
                        .build());

    session.merges().undo(merge.id());

    Person survivor = (Person) session.customers().get(anna.id());
    Person loser = (Person) session.customers().get(ann.id());
    assertThat(survivor.jobTitle()).isEqualTo("buyer");
    assertThat(survivor.birthDate()).isNull();
    assertThat(survivor.tags()).containsExactly("called", "vip");
    assertThat(loser.birthDate()).isEqualTo(LocalDate.of(1981, 1, 2));
    assertThat(loser.tags()).containsExactly("newsletter");
  }

  @Test
  void anEditSinceOfAValueThatTheSurvivorHadTooStaysWithTheSurvivor() {
    Customer anna = anna();
    Customer ann = ann();
    Customer other = session.customers().create(Person.builder().givenName("Anna").build());
    MergePolicy policy =
        MergePolicy.survivorFirst().with(CustomerFields.GIVEN_NAME, Survivorship.mostRecent());
    MergeRecord merge =
        session.merges().merge(anna.id(), List.of(ann.id(), other.id()), policy, null);
    session
        .customers()
        .change(
            anna.id(), customer -> ((Person) customer).toBuilder().givenName("Annabel").build());

    session.merges().undo(merge.id());

    assertThat(((Person) session.customers().get(anna.id())).givenName()).isEqualTo("Annabel");
    assertThat(((Person) session.customers().get(other.id())).givenName()).isEqualTo("Anna");
  }

  @Test
  void undoneMergeCannotBeUndoneAgain() {
    Customer anna = anna();
    MergeRecord merge = merge(anna, ann());
    session.merges().undo(merge.id());

    assertThatThrownBy(() -> session.merges().undo(merge.id()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("undone already");
  }

  @Test
  void theYoungerMergeIsUndoneFirstAlsoWhereTheClockWasSetBack() {
    MutableClock clock = MutableClock.at("2026-03-01T12:00:00Z");
    try (Crm own = Crm.builder().inMemory().clock(clock).build()) {
      CrmSession steward = own.session("steward");
      List<CustomerId> ids =
          Stream.of("a@example.com", "b@example.com", "c@example.com")
              .map(email -> Person.builder().givenName("Ann").email(email).build())
              .map(person -> steward.customers().create(person).id())
              .toList();
      MergeRecord first = steward.merges().merge(ids.get(0), List.of(ids.get(1)), null);
      clock.advance(Duration.ofDays(-30));
      MergeRecord second = steward.merges().merge(ids.get(0), List.of(ids.get(2)), null);

      assertThatThrownBy(() -> steward.merges().undo(first.id()))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining(second.id().toString());
      steward.merges().undo(second.id());
      steward.merges().undo(first.id());
      assertThat(ids).allMatch(id -> steward.customers().get(id).id().equals(id));
    }
  }

  @Test
  void innerMergeIsUndoneOnlyAfterTheOuterOne() {
    Customer anna = anna();
    Customer ann = ann();
    Customer third =
        session.customers().create(Person.builder().givenName("A.").familyName("Smith").build());
    MergeRecord inner = merge(ann, third);
    MergeRecord outer = merge(anna, ann);
    assertThat(session.customers().get(third.id()).id()).isEqualTo(anna.id());
    assertThatThrownBy(() -> session.merges().undo(inner.id()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Undo that merge first");

    session.merges().undo(outer.id());
    assertThat(session.customers().get(third.id()).id()).isEqualTo(ann.id());
    session.merges().undo(inner.id());

    assertThat(card(session.customers().get(third.id()))).isEqualTo(card(third));
    assertThat(card(session.customers().get(ann.id()))).isEqualTo(card(ann));
    assertThat(card(session.customers().get(anna.id()))).isEqualTo(card(anna));
  }

  @Test
  void aYoungerMergeOfTheSameCustomerIsUndoneFirst() {
    Customer anna = anna();
    Customer ann = ann();
    Customer third =
        session.customers().create(Person.builder().givenName("A.").familyName("Smith").build());
    MergeRecord first = merge(anna, ann);
    MergeRecord second = merge(anna, third);

    assertThatThrownBy(() -> session.merges().undo(first.id()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining(second.id().toString());
  }

  @Test
  void whatIsLoggedUnderAMergedIdStandsOnTheSurvivorsTimelineAndItsHistoryIsThere() {
    Customer anna = anna();
    Customer ann = ann();
    merge(anna, ann);

    log(ann, "to the old id");

    assertThat(subjects(ann.id())).containsExactly("to the old id");
    assertThat(subjects(anna.id())).containsExactly("to the old id");
    assertThat(session.customers().history(anna.id()))
        .extracting(LineageEntry::entityId)
        .contains(ann.id().value());
  }

  @Test
  void mergingTwiceWithItselfOrAcrossKindsIsRefused() {
    Customer anna = anna();
    Customer ann = ann();
    Customer company = session.customers().create(Organization.builder().legalName("Acme").build());
    merge(anna, ann);

    assertThatThrownBy(() -> merge(anna, ann))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("already merged");
    assertThatThrownBy(() -> merge(anna, anna))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_MERGE_SELF"));
    assertThatThrownBy(() -> merge(anna, company))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_MERGE_KIND"));
  }

  @Test
  void aDaughterMergedWithItsMotherDoesNotBelongToItself() {
    Customer mother = session.customers().create(Organization.builder().legalName("Acme").build());
    Customer daughter =
        session
            .customers()
            .create(Organization.builder().legalName("Acme Ltd").parentId(mother.id()).build());

    MergeRecord merge = merge(daughter, mother);
    assertThat(((Organization) session.customers().get(daughter.id())).parentId()).isNull();

    session.merges().undo(merge.id());
    assertThat(((Organization) session.customers().get(daughter.id())).parentId())
        .isEqualTo(mother.id());
  }

  @Test
  void aDecisionAboutTheTwoIsDroppedByTheirMergeAndComesBackWithItsUndo() {
    Customer anna = anna();
    Customer ann = ann();
    session.duplicates().decide(anna.id(), ann.id(), DuplicateVerdict.LATER, null);

    MergeRecord merge = merge(anna, ann);

    assertThat(merge.repointed()).anyMatch(reference -> reference.dropped() != null);
    session.merges().undo(merge.id());
    MergeRecord again = merge(anna, ann);
    assertThat(again.repointed()).anyMatch(reference -> reference.dropped() != null);
  }

  private void log(Customer customer, String subject) {
    session
        .interactions()
        .log(
            Interaction.builder()
                .customerId(customer.id())
                .subject(subject)
                .occurredAt(Instant.parse("2026-01-01T00:00:00Z"))
                .build());
  }

  private List<String> subjects(CustomerId id) {
    return session.interactions().timeline(id, 10, null).items().stream()
        .map(Interaction::subject)
        .sorted()
        .toList();
  }

  /** Everything on a card but the version and the time of the last change, which go on counting. */
  private static Customer card(Customer customer) {
    return customer.stored(
        customer.id(),
        new Revision(
            0, customer.revision().createdAt(), Instant.EPOCH, customer.revision().archivedAt()));
  }
}
