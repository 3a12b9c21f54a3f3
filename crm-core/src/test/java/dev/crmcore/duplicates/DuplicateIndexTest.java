package dev.crmcore.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Person;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check on entry by an index that lives as long as the host likes. */
class DuplicateIndexTest {
  /** Sellers see their own customers; clerks see no contact points and no birth dates. */
  private static final class ByRole implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      boolean own = type.name().equals("customer") && actor.roles().contains("seller");
      return own ? Conditions.equal(CustomerFields.OWNER, actor.name()) : Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      boolean clerk = type.name().equals("customer") && actor.roles().contains("clerk");
      return clerk ? Set.of("contactPoints", "birthDate") : Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }
  }

  private final Crm crm = Crm.builder().inMemory().accessPolicy(new ByRole()).build();
  private final CrmSession boss = crm.session("boss");
  private Customer anna = person("Anna", "Berg", "anna@berg.example", "sam");

  private static Customer person(String given, String family, String email, String owner) {
    return Person.builder()
        .givenName(given)
        .familyName(family)
        .birthDate(LocalDate.of(1980, 2, 3))
        .email(email)
        .owner(owner)
        .build();
  }

  @BeforeEach
  void fill() {
    anna = boss.customers().create(anna);
    String[] names = {
      "Otto", "Karl", "Vera", "Nora", "Emil", "Ruth", "Paul", "Ida", "Hugo", "Lena"
    };
    for (String name : names) {
      boss.customers()
          .create(
              Person.builder()
                  .givenName(name)
                  .familyName(name + "sen")
                  .birthDate(
                      LocalDate.of(
                          1950 + name.length() * 3, 1 + name.length(), name.charAt(1) % 28 + 1))
                  .email(name + "@mail.example")
                  .owner("sue")
                  .build());
    }
  }

  @AfterEach
  void close() {
    crm.close();
  }

  private static List<CustomerId> found(List<DuplicatePair> pairs) {
    return pairs.stream().map(DuplicatePair::right).toList();
  }

  private static Customer newcomer() {
    return person("Ann", "Berg", "anna@berg.example", "sue");
  }

  @Test
  void findsTheStoredCustomerThatANewcomerIs() {
    DuplicateIndex index = boss.duplicates().index();

    List<DuplicatePair> pairs = boss.duplicates().check(newcomer(), index);

    assertThat(index.size()).isEqualTo(11);
    assertThat(found(pairs)).containsExactly(anna.id());
    assertThat(pairs.get(0).decision()).isEqualTo(MatchDecision.MATCH);
    assertThat(pairs).isEqualTo(boss.duplicates().check(newcomer()));
  }

  @Test
  void doesNotFindACustomerAsACopyOfItself() {
    assertThat(boss.duplicates().check(anna, boss.duplicates().index())).isEmpty();
  }

  @Test
  void knowsOfChangesAfterItWasTold() {
    DuplicateIndex index = boss.duplicates().index();
    Customer second = boss.customers().create(newcomer());
    Customer third = person("Anna", "Berg", "", "sue");

    assertThat(found(boss.duplicates().check(third, index))).containsExactly(anna.id());
    boss.duplicates().refresh(index, List.of(second.id()));
    assertThat(found(boss.duplicates().check(third, index)))
        .containsExactlyInAnyOrder(anna.id(), second.id());

    boss.merges().merge(anna.id(), List.of(second.id()), null);
    assertThat(found(boss.duplicates().check(third, index))).containsExactly(anna.id());
    boss.duplicates().refresh(index, List.of(anna.id(), second.id()));
    assertThat(index.size()).isEqualTo(11);
    assertThat(found(boss.duplicates().check(third, index))).containsExactly(anna.id());
  }

  @Test
  void comparesWithTheCardAsItIsNow() {
    DuplicateIndex index = boss.duplicates().index();
    boss.customers()
        .update(
            ((Person) anna)
                .toBuilder()
                    .givenName("Gerda")
                    .familyName("Stone")
                    .birthDate(LocalDate.of(1931, 9, 9))
                    .contactPoints(List.of())
                    .build());

    assertThat(boss.duplicates().check(newcomer(), index)).isEmpty();
  }

  @Test
  void showsNobodyWhatItMayNotSee() {
    DuplicateIndex index = boss.duplicates().index();
    CrmSession sam = crm.session(Actor.user("sam").withRoles("seller"));
    CrmSession sue = crm.session(Actor.user("sue").withRoles("seller"));
    CrmSession clerk = crm.session(Actor.user("cleo").withRoles("clerk"));
    Customer byEmailAlone = person("Xaver", "Quist", "anna@berg.example", "sue");

    assertThat(found(sam.duplicates().check(newcomer(), index))).containsExactly(anna.id());
    assertThat(sue.duplicates().check(newcomer(), index)).isEmpty();
    assertThat(clerk.duplicates().check(byEmailAlone, index)).isEmpty();
  }

  @Test
  void refusesAnotherTenant() {
    try (Crm shared = Crm.builder().inMemory().multiTenant().build()) {
      CrmSession north = shared.session(Actor.user("n").withTenant("north"));
      CrmSession south = shared.session(Actor.user("s").withTenant("south"));
      DuplicateIndex index = north.duplicates().index();

      assertThatThrownBy(() -> south.duplicates().check(newcomer(), index))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another tenant");
      assertThatThrownBy(() -> south.duplicates().refresh(index, List.of()))
          .isInstanceOf(InvalidInputException.class);
    }
  }
}
