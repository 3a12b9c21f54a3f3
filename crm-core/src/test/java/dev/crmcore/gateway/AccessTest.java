package dev.crmcore.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import dev.crmcore.search.SearchAnswer;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One predicate and one mask for every way to read. */
class AccessTest {
  /**
   * Sellers see their own customers; clerks see everybody but no contact points; nobody removes.
   */
  private static final class ByRole implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      if (type.name().equals("interaction") && actor.roles().contains("seller")) {
        return Conditions.nobody();
      }
      boolean own = type.name().equals("customer") && actor.roles().contains("seller");
      return own ? Conditions.equal(CustomerFields.OWNER, actor.name()) : Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      if (actor.roles().contains("typo")) {
        return Set.of("contactPionts");
      }
      boolean clerk = type.name().equals("customer") && actor.roles().contains("clerk");
      return clerk ? Set.of("contactPoints", "birthDate") : Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return !actor.roles().contains("reader");
    }
  }

  private final Crm crm = Crm.builder().inMemory().accessPolicy(new ByRole()).build();
  private final CrmSession boss = crm.session("boss");
  private final CrmSession seller = crm.session(Actor.user("sam").withRoles("seller"));
  private final CrmSession clerk = crm.session(Actor.user("cleo").withRoles("clerk"));
  private final Customer mine = boss.customers().create(named("Mine", "sam"));
  private final Customer other = boss.customers().create(named("Other", "sue"));

  private static Customer named(String name, String owner) {
    return Person.builder()
        .givenName(name)
        .familyName("Smith")
        .email(name + "@example.com")
        .externalId("shop", name)
        .owner(owner)
        .build();
  }

  @BeforeEach
  void both() {
    assertThat(boss.customers().count(Conditions.everyone())).isEqualTo(2);
  }

  @AfterEach
  void close() {
    crm.close();
  }

  @Nested
  class Memberships {
    @Test
    void onlyWhoSeesEverythingDecidesWhatIsKept() {
      boss.segments().define("young", "birthDate > 1990-01-01");
      assertThatThrownBy(() -> clerk.segments().track("young"))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> seller.segments().track("young"))
          .isInstanceOf(AccessDeniedException.class);

      boss.segments().track("young");
      assertThatThrownBy(() -> clerk.segments().define("young", "birthDate > 1980-01-01"))
          .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void nobodyIsTakenOutUnseen() {
      boss.segments().defineStatic("jury");
      boss.segments().include("jury", List.of(mine.id(), other.id()), "drawn");

      assertThatThrownBy(() -> seller.segments().exclude("jury", List.of(other.id()), "out"))
          .isInstanceOf(NotFoundException.class);
      assertThat(seller.segments().exclude("jury", List.of(mine.id()), "out")).isEqualTo(1);
      assertThat(boss.segments().count(Conditions.inSegment("jury"))).isEqualTo(1);
    }
  }

  @Nested
  class Rows {
    @Test
    void everyWayToReadAnswersTheSame() {
      List<Customer> scanned = new ArrayList<>();
      seller.customers().scan(Conditions.everyone(), scanned::add);

      assertThat(scanned).containsExactly(mine);
      assertThat(seller.customers().find(other.id())).isEmpty();
      assertThat(seller.customers().count(Conditions.everyone())).isEqualTo(1);
      assertThat(seller.customers().list(Conditions.everyone(), 10)).containsExactly(mine);
      assertThat(seller.customers().search("smith", 10)).containsExactly(mine);
      assertThat(seller.customers().findByContact(ContactKind.EMAIL, "other@example.com"))
          .isEmpty();
      assertThat(seller.customers().findByExternalId("shop", "Other")).isEmpty();
      assertThat(seller.segments().count(Conditions.everyone())).isEqualTo(1);
      assertThat(seller.duplicates().scan().customers()).isEqualTo(1);
    }

    @Test
    void aSearchTellsOfWhatIsSeenAlone() {
      boss.customers().affiliate(Affiliation.of(mine.id(), company("sue").id(), "buyer"));
      boss.interactions().log(note(mine, "wants a parcel"));

      assertThat(boss.search().find("Othre", 10).customers()).containsExactly(other);
      assertThat(seller.search().find("Othre", 10))
          .isEqualTo(new SearchAnswer("Othre", null, List.of()));
      assertThat(seller.search().find("Mnie", 10).meant()).isEqualTo("mine");
      assertThat(boss.search().find("acme", 10).customers()).hasSize(2);
      assertThat(seller.search().find("acme", 10).hits()).isEmpty();
      assertThat(boss.search().find("parcel", 10).customers()).containsExactly(mine);
      assertThat(seller.search().find("parcel", 10).hits()).isEmpty();
    }

    private Customer company(String owner) {
      return boss.customers().create(Organization.builder().legalName("Acme").owner(owner).build());
    }

    private static Interaction note(Customer customer, String body) {
      return Interaction.builder()
          .customerId(customer.id())
          .occurredAt(Instant.parse("2026-03-01T12:00:00Z"))
          .body(body)
          .build();
    }

    @Test
    void whatIsNotSeenCannotBeChangedOrTalkedTo() {
      assertThatThrownBy(() -> seller.customers().update(other.toBuilder().tag("x").build()))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> seller.merges().merge(mine.id(), List.of(other.id()), null))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> seller.customers().history(other.id()))
          .isInstanceOf(NotFoundException.class);
      assertThat(boss.customers().get(other.id())).isEqualTo(other);
    }
  }

  @Nested
  class Fields {
    @Test
    void concealedValuesReadAsMissing() {
      Customer seen = clerk.customers().get(mine.id());

      assertThat(seen.contactPoints()).isEmpty();
      assertThat(seen.email()).isEmpty();
      assertThat(seen.displayName()).isEqualTo("Mine Smith");
    }

    @Test
    void askingAboutConcealedValuesIsRefusedAlsoThroughWhatIsComputedFromThem() {
      List<Condition> questions =
          List.of(
              Conditions.equal(CustomerFields.EMAIL, "mine@example.com"),
              Conditions.missing(CustomerFields.BIRTH_DATE).negate(),
              clerk.segments().parse("has contactPoints(kind = EMAIL)"));

      for (Condition question : questions) {
        assertThatThrownBy(() -> clerk.customers().count(question))
            .isInstanceOf(AccessDeniedException.class);
      }
      assertThatThrownBy(
              () ->
                  clerk
                      .customers()
                      .query(
                          Conditions.everyone(),
                          List.of(Sort.ascending(CustomerFields.EMAIL)),
                          10,
                          null))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> clerk.customers().search("mine", 10))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> clerk.search().find("+7 921 123-45-67", 10))
          .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void writingBackWhatWasReadDoesNotEraseWhatWasConcealed() {
      clerk.customers().update(clerk.customers().get(mine.id()).toBuilder().tag("seen").build());

      Customer stored = boss.customers().get(mine.id());
      assertThat(stored.tags()).containsExactly("seen");
      assertThat(stored.contactPoints()).isEqualTo(mine.contactPoints());
    }

    @Test
    void changingGivesNothingConcealedBack() {
      Customer seen = clerk.customers().get(mine.id());

      assertThat(clerk.customers().update(seen).contactPoints()).isEmpty();
      assertThat(clerk.customers().change(mine.id(), customer -> customer).contactPoints())
          .isEmpty();
      assertThat(clerk.customers().history(mine.id()))
          .flatExtracting(LineageEntry::changes)
          .extracting(FieldChange::field)
          .contains("givenName")
          .doesNotContain("contactPoints");
    }

    @Test
    void whatTheLibraryKeepsCannotBeSetByACaller() {
      boss.customers().update(mine.toBuilder().mergedInto(other.id()).tag("x").build());

      assertThat(boss.customers().get(mine.id()).id()).isEqualTo(mine.id());
    }

    @Test
    void whoMayNotSeeEverythingMayNotMerge() {
      assertThatThrownBy(() -> clerk.merges().merge(mine.id(), List.of(other.id()), null))
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  @Nested
  class RelatedRecords {
    @Test
    void onlyThoseTheActorMaySeeCount() {
      boss.interactions()
          .log(
              Interaction.builder()
                  .customerId(mine.id())
                  .subject("secret")
                  .occurredAt(Instant.EPOCH)
                  .build());
      Condition touched = seller.segments().parse("interactions.count >= 1");

      assertThat(boss.customers().count(touched)).isEqualTo(1);
      assertThat(seller.customers().count(touched)).isZero();
    }
  }

  @Test
  void aPolicyThatConcealsWhatIsNotThereFailsClosed() {
    CrmSession broken = crm.session(Actor.user("bob").withRoles("typo"));

    assertThatThrownBy(() -> broken.customers().get(mine.id()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("contactPionts");
  }

  @Test
  void deniedChangesLeaveNothing() {
    CrmSession reader = crm.session(Actor.user("rita").withRoles("reader"));

    assertThatThrownBy(() -> reader.customers().create(named("New", "rita")))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("rita may not create");
    assertThat(boss.customers().count(Conditions.everyone())).isEqualTo(2);
  }
}
