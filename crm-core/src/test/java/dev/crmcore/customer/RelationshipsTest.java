package dev.crmcore.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Relationship;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RelationshipsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private final Crm crm = Crm.inMemory();
  private final CrmSession anna = crm.session("anna");
  private final CustomerId ada = person("Ada");
  private final CustomerId bob = person("Bob");

  private CustomerId person(String name) {
    return anna.customers().create(Person.builder().givenName(name).build()).id();
  }

  private static String code(Throwable e) {
    return ((CrmException) e).code();
  }

  @Test
  void doesNotLastIntoAnotherThatSaysTheSame() {
    Relationship early =
        anna.customers()
            .relate(Relationship.of(ada, bob, "spouse").lasting(DAY.minusYears(9), DAY));
    anna.customers().relate(Relationship.of(bob, ada, "spouse").lasting(DAY.plusYears(1), null));

    assertThatThrownBy(() -> anna.customers().endRelationship(early.id(), DAY.plusYears(2)))
        .satisfies(e -> assertThat(code(e)).isEqualTo("E_RELATED_TWICE"));
    assertThat(anna.customers().endRelationship(early.id(), DAY.plusDays(3)).to())
        .isEqualTo(DAY.plusDays(3));
  }

  @Test
  void isReadFromEitherSideWithTheRightWord() {
    Relationship stored =
        anna.customers()
            .relate(Relationship.of(ada, bob, " recommended by ").withBack("recommended"));

    assertThat(stored.label()).isEqualTo("recommended by");
    assertThat(anna.customers().relationships(ada))
        .extracting(RelatedCustomer::label, one -> one.customer().displayName())
        .containsExactly(tuple("recommended by", "Bob"));
    assertThat(anna.customers().relationships(bob))
        .extracting(RelatedCustomer::label, one -> one.customer().displayName())
        .containsExactly(tuple("recommended", "Ada"));
    assertThat(anna.overviews().of(bob).relationships())
        .isEqualTo(anna.customers().relationships(bob));
  }

  @Test
  void mayBeOfPeopleAndOrganisations() {
    CustomerId acme =
        anna.customers().create(Organization.builder().legalName("Acme").build()).id();

    anna.customers().relate(Relationship.of(ada, acme, "recommended by").withBack("recommended"));
    anna.customers().relate(Relationship.of(ada, bob, "spouse"));

    assertThat(anna.customers().relationships(ada))
        .extracting(RelatedCustomer::label)
        .containsExactly("recommended by", "spouse");
  }

  @Test
  void saysTheSameOnceWhileItLasts() {
    Relationship first =
        anna.customers().relate(Relationship.of(ada, bob, "spouse").lasting(DAY, null));

    assertThat(anna.customers().relate(Relationship.of(bob, ada, "Spouse"))).isEqualTo(first);
    anna.customers().relate(Relationship.of(ada, bob, "partner"));
    assertThat(anna.customers().relationships(ada)).hasSize(2);

    anna.customers().endRelationship(first.id(), DAY.plusDays(10));
    Relationship again =
        anna.customers()
            .relate(Relationship.of(ada, bob, "spouse").lasting(DAY.plusDays(11), null));

    assertThat(again.id()).isNotEqualTo(first.id());
    assertThat(anna.customers().relationships(bob)).hasSize(3);
    anna.customers().removeRelationship(again.id());
    assertThat(anna.customers().relationships(bob)).hasSize(2);
  }

  @Test
  void hasTwoEndsAndGoesForward() {
    assertThatThrownBy(() -> anna.customers().relate(Relationship.of(ada, ada, "friend")))
        .satisfies(e -> assertThat(code(e)).isEqualTo("E_RELATED_SELF"));
    assertThatThrownBy(() -> anna.customers().relate(Relationship.of(ada, bob, "  ")))
        .satisfies(e -> assertThat(code(e)).isEqualTo("E_REQUIRED"));
    assertThatThrownBy(
            () ->
                anna.customers()
                    .relate(Relationship.of(ada, bob, "x").lasting(DAY, DAY.minusDays(1))))
        .satisfies(e -> assertThat(code(e)).isEqualTo("E_PERIOD"));
    Relationship one = anna.customers().relate(Relationship.of(ada, bob, "x").lasting(DAY, null));
    assertThatThrownBy(() -> anna.customers().endRelationship(one.id(), DAY.minusDays(1)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void isAskedAboutInConditions() {
    anna.customers().relate(Relationship.of(ada, bob, "recommended by").withBack("recommended"));

    assertThat(found("relationships(where label = 'recommended by').count >= 1"))
        .containsExactly("Ada");
    assertThat(found("relationshipsOf(where label = 'recommended by').count >= 1"))
        .containsExactly("Bob");
  }

  private List<String> found(String condition) {
    return anna.customers().list(anna.segments().parse(condition), 10).stream()
        .map(Customer::displayName)
        .toList();
  }

  @Test
  void leavesOutWhoIsOutOfSight() {
    Condition onlyAda = Conditions.equal(CustomerFields.GIVEN_NAME, "Ada");
    AccessPolicy policy =
        new AccessPolicy() {
          @Override
          public Condition visible(Actor actor, EntityType<?> type) {
            boolean limited = actor.name().equals("tom") && type.name().equals("customer");
            return limited ? onlyAda : Conditions.everyone();
          }

          @Override
          public Set<String> concealed(Actor actor, EntityType<?> type) {
            return Set.of();
          }

          @Override
          public boolean permits(Actor actor, Action action, EntityType<?> type) {
            return true;
          }
        };
    try (Crm other = Crm.builder().inMemory().accessPolicy(policy).build()) {
      CrmSession boss = other.session("boss");
      CustomerId one = boss.customers().create(Person.builder().givenName("Ada").build()).id();
      CustomerId two = boss.customers().create(Person.builder().givenName("Bob").build()).id();
      boss.customers().relate(Relationship.of(one, two, "spouse"));
      CrmSession tom = other.session("tom");

      assertThat(tom.customers().relationships(one)).isEmpty();
      assertThat(tom.overviews().of(one).relationships()).isEmpty();
      assertThatThrownBy(() -> tom.customers().relate(Relationship.of(one, two, "friend")))
          .hasMessageContaining("There is no customer");
    }
  }

  @Test
  void neverRelatesAMergedCustomerToItself() {
    CustomerId cleo = person("Cleo");
    anna.customers().relate(Relationship.of(ada, bob, "spouse"));
    anna.customers().relate(Relationship.of(bob, cleo, "friend"));

    MergeRecord merge = anna.merges().merge(ada, List.of(bob), null);

    assertThat(anna.customers().relationships(ada))
        .extracting(RelatedCustomer::label, one -> one.customer().id())
        .containsExactly(tuple("friend", cleo));
    assertThat(anna.customers().relationships(bob)).isEqualTo(anna.customers().relationships(ada));

    anna.merges().undo(merge.id());

    assertThat(anna.customers().relationships(ada))
        .extracting(one -> one.customer().id())
        .containsExactly(bob);
    assertThat(anna.customers().relationships(bob))
        .extracting(one -> one.customer().id())
        .containsExactlyInAnyOrder(ada, cleo);
  }

  /** Merging and taking back leaves all relationships as they were, and never one to oneself. */
  @Property(tries = 60)
  void mergesAreUndoneExactly(@ForAll long seed) {
    Random random = new Random(seed);
    try (Crm some = Crm.inMemory()) {
      CrmSession session = some.session("anna");
      List<CustomerId> people = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        people.add(session.customers().create(Person.builder().givenName("p" + i).build()).id());
      }
      for (int i = 0; i < 10; i++) {
        CustomerId from = people.get(random.nextInt(6));
        CustomerId to = people.get(random.nextInt(6));
        if (!from.equals(to)) {
          session
              .customers()
              .relate(Relationship.of(from, to, "l" + random.nextInt(2)).withBack("b"));
        }
      }
      List<Set<Object>> before = content(session, people);

      List<CustomerId> losers = people.subList(1, 2 + random.nextInt(3));
      MergeRecord merge = session.merges().merge(people.get(0), losers, null);
      for (CustomerId one : people) {
        CustomerId living = session.customers().get(one).id();
        assertThat(session.customers().relationships(one))
            .noneMatch(related -> related.customer().id().equals(living));
      }
      session.merges().undo(merge.id());

      assertThat(content(session, people)).isEqualTo(before);
    }
  }

  private static List<Set<Object>> content(CrmSession session, List<CustomerId> people) {
    List<Set<Object>> all = new ArrayList<>();
    for (CustomerId one : people) {
      Set<Object> mine = new HashSet<>();
      session
          .customers()
          .relationships(one)
          .forEach(
              related ->
                  mine.add(
                      List.of(
                          related.relationship().id(), related.label(), related.customer().id())));
      all.add(mine);
    }
    return all;
  }
}
