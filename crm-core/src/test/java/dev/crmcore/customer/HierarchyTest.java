package dev.crmcore.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.edit.Edit;
import dev.crmcore.edit.EditReport;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.AffiliationId;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Conditions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HierarchyTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private final Crm crm = Crm.inMemory();
  private final CrmSession anna = crm.session("anna");

  private CustomerId company(String name, @Nullable CustomerId parent) {
    return anna.customers()
        .create(Organization.builder().legalName(name).parentId(parent).build())
        .id();
  }

  private CustomerId person(String name) {
    return anna.customers().create(Person.builder().givenName(name).build()).id();
  }

  private void move(CustomerId child, @Nullable CustomerId parent) {
    move(anna, child, parent);
  }

  private static void move(CrmSession session, CustomerId child, @Nullable CustomerId parent) {
    session
        .customers()
        .change(child, card -> ((Organization) card).toBuilder().parentId(parent).build());
  }

  private @Nullable CustomerId parent(CustomerId id) {
    return ((Organization) anna.customers().get(id)).parentId();
  }

  private static String code(Throwable e) {
    return ((CrmException) e).code();
  }

  private static List<String> names(List<Customer> customers) {
    return customers.stream().map(Customer::displayName).toList();
  }

  @Nested
  class Questions {
    @Test
    void goUpAndDown() {
      CustomerId top = company("Top", null);
      CustomerId left = company("Left", top);
      CustomerId right = company("Right", top);
      CustomerId leaf = company("Leaf", left);

      assertThat(names(anna.customers().ancestors(leaf))).containsExactly("Left", "Top");
      assertThat(anna.customers().ultimateParent(leaf).id()).isEqualTo(top);
      assertThat(anna.customers().ultimateParent(top).id()).isEqualTo(top);
      assertThat(names(anna.customers().descendants(top, 10)))
          .containsExactly("Left", "Right", "Leaf");
      assertThat(names(anna.customers().descendants(top, 2))).containsExactly("Left", "Right");
      assertThat(anna.customers().descendants(right, 10)).isEmpty();
      assertThat(anna.customers().ancestors(person("Ada"))).isEmpty();
      assertThatThrownBy(() -> anna.customers().descendants(top, 0))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Nested
  class Circles {
    @Test
    void areRefusedHoweverLong() {
      CustomerId a = company("A", null);
      CustomerId b = company("B", a);
      CustomerId c = company("C", b);

      assertThatThrownBy(() -> move(a, c)).satisfies(e -> assertThat(code(e)).isEqualTo("E_CYCLE"));
      assertThatThrownBy(() -> move(a, a)).satisfies(e -> assertThat(code(e)).isEqualTo("E_CYCLE"));
      assertThat(parent(a)).isNull();
    }

    @Test
    void areRefusedInOneChangeAndTurningAHierarchyRoundIsNone() {
      CustomerId a = company("A", null);
      CustomerId b = company("B", null);

      assertThatThrownBy(
              () ->
                  anna.atomically(
                      "both",
                      session -> {
                        move(session, a, b);
                        move(session, b, a);
                        return true;
                      }))
          .satisfies(e -> assertThat(code(e)).isEqualTo("E_CYCLE"));
      assertThat(parent(a)).isNull();

      move(a, b);
      anna.atomically(
          "turn",
          session -> {
            move(session, b, a);
            move(session, a, null);
            return true;
          });
      assertThat(parent(b)).isEqualTo(a);
      assertThat(parent(a)).isNull();
    }

    @Test
    void areRefusedOneByOneInAPlan() {
      CustomerId a = company("A", null);
      CustomerId b = company("B", a);
      CustomerId c = company("C", null);

      EditReport report =
          anna.edits()
              .apply(
                  anna.edits()
                      .plan(Conditions.everyone(), Edit.set("parentId", b.value().toString())));

      assertThat(report.run().applied()).isEqualTo(1);
      assertThat(report.refused())
          .allSatisfy(one -> assertThat(one.code()).isEqualTo("E_CYCLE"))
          .hasSize(2);
      assertThat(parent(c)).isEqualTo(b);
      assertThat(parent(b)).isEqualTo(a);
    }

    @Test
    void areNotMadeThroughTheIdOfWhoWasMerged() {
      CustomerId a = company("A", null);
      CustomerId old = company("Old", null);
      anna.merges().merge(a, List.of(old), null);

      assertThatThrownBy(() -> move(a, old))
          .satisfies(e -> assertThat(code(e)).isEqualTo("E_CYCLE"));
    }

    @Test
    void thatAMergeWouldMakeAreOpenedAtTheSurvivor() {
      CustomerId loser = company("Loser", null);
      CustomerId middle = company("Middle", loser);
      CustomerId survivor = company("Survivor", middle);

      MergeRecord merge = anna.merges().merge(survivor, List.of(loser), null);

      assertThat(parent(survivor)).isNull();
      assertThat(parent(middle)).isEqualTo(survivor);

      anna.merges().undo(merge.id());

      assertThat(parent(survivor)).isEqualTo(middle);
      assertThat(parent(middle)).isEqualTo(loser);
      assertThat(parent(loser)).isNull();
    }

    @Test
    void thatUndoingAMergeWouldMakeAreRefused() {
      CustomerId x = company("X", null);
      CustomerId loser = company("Loser", x);
      CustomerId middle = company("Middle", loser);
      CustomerId survivor = company("Survivor", null);
      CustomerId top = company("Top", null);
      move(survivor, top);
      MergeRecord merge = anna.merges().merge(survivor, List.of(loser), null);
      move(x, middle); // no circle: the survivor belongs to the top

      assertThatThrownBy(() -> anna.merges().undo(merge.id()))
          .satisfies(e -> assertThat(code(e)).isEqualTo("E_CYCLE"));
      assertThat(anna.customers().get(loser).id()).isEqualTo(survivor);

      move(x, null);
      anna.merges().undo(merge.id());
      assertThat(parent(loser)).isEqualTo(x);
    }

    /** Whatever is moved and merged: no circle, and a refused move would have made one. */
    @Property(tries = 60)
    void neverAre(@ForAll long seed) {
      Random random = new Random(seed);
      try (Crm some = Crm.inMemory()) {
        CrmSession session = some.session("anna");
        List<CustomerId> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          all.add(
              session.customers().create(Organization.builder().legalName("o" + i).build()).id());
        }
        Map<CustomerId, CustomerId> model = new HashMap<>();
        for (int i = 0; i < 30; i++) {
          CustomerId child = all.get(random.nextInt(8));
          CustomerId parent = all.get(random.nextInt(8));
          boolean circle = leads(model, parent, child);
          try {
            move(session, child, parent);
            assertThat(circle).isFalse();
            model.put(child, parent);
          } catch (InvalidInputException e) {
            assertThat(code(e)).isEqualTo("E_CYCLE");
            assertThat(circle).isTrue();
          }
        }
        CustomerId survivor = all.get(random.nextInt(8));
        List<CustomerId> losers =
            all.stream().filter(one -> !one.equals(survivor) && random.nextInt(3) == 0).toList();
        Map<CustomerId, @Nullable CustomerId> before = parents(session, all);
        if (!losers.isEmpty()) {
          MergeRecord merge = session.merges().merge(survivor, losers, null);
          for (CustomerId one : all) {
            Set<CustomerId> above = new HashSet<>();
            session
                .customers()
                .ancestors(one)
                .forEach(card -> assertThat(above.add(card.id())).isTrue());
            assertThat(above).doesNotContain(session.customers().get(one).id());
          }
          session.merges().undo(merge.id());
        }
        assertThat(parents(session, all)).isEqualTo(before);
      }
    }

    private static boolean leads(
        Map<CustomerId, CustomerId> parents, CustomerId from, CustomerId to) {
      CustomerId at = from;
      while (at != null && !at.equals(to)) {
        at = parents.get(at);
      }
      return at != null;
    }

    private static Map<CustomerId, @Nullable CustomerId> parents(
        CrmSession session, List<CustomerId> all) {
      Map<CustomerId, @Nullable CustomerId> parents = new HashMap<>();
      all.forEach(id -> parents.put(id, ((Organization) session.customers().get(id)).parentId()));
      return parents;
    }
  }

  @Nested
  class Places {
    private final CustomerId ada = person("Ada");
    private final CustomerId acme = company("Acme", null);

    private Affiliation place(String role, @Nullable LocalDate from, @Nullable LocalDate to) {
      return new Affiliation(AffiliationId.UNASSIGNED, ada, acme, role, from, to, Revision.NEW);
    }

    @Test
    void areOfAPersonInAnOrganisation() {
      assertThatThrownBy(() -> anna.customers().affiliate(Affiliation.of(acme, acme, null)))
          .satisfies(e -> assertThat(code(e)).isEqualTo("E_AFFILIATION_KIND"));
      assertThatThrownBy(() -> anna.customers().affiliate(Affiliation.of(ada, person("Bob"), null)))
          .satisfies(e -> assertThat(code(e)).isEqualTo("E_AFFILIATION_KIND"))
          .hasMessageContaining("Bob");
      assertThatThrownBy(() -> new AffiliationRule().prepare(Affiliation.of(ada, ada, null)))
          .satisfies(e -> assertThat(code(e)).isEqualTo("E_AFFILIATION_SELF"));
    }

    @Test
    void endAfterTheyBegin() {
      assertThatThrownBy(() -> anna.customers().affiliate(place("buyer", DAY, DAY.minusDays(1))))
          .satisfies(e -> assertThat(code(e)).isEqualTo("E_PERIOD"));
      Affiliation stored = anna.customers().affiliate(place("buyer", DAY, null));
      assertThatThrownBy(() -> anna.customers().endAffiliation(stored.id(), DAY.minusDays(1)))
          .satisfies(e -> assertThat(code(e)).isEqualTo("E_PERIOD"));

      assertThat(anna.customers().endAffiliation(stored.id(), DAY).to()).isEqualTo(DAY);
    }

    @Test
    void doNotLastIntoOneAnother() {
      Affiliation early = anna.customers().affiliate(place("buyer", DAY.minusYears(2), DAY));
      anna.customers().affiliate(place("buyer", DAY.plusDays(1), null));

      assertThatThrownBy(() -> anna.customers().endAffiliation(early.id(), DAY.plusDays(1)))
          .satisfies(e -> assertThat(code(e)).isEqualTo("E_AFFILIATION_TWICE"));
      assertThat(anna.customers().endAffiliation(early.id(), DAY.minusDays(9)).to())
          .isEqualTo(DAY.minusDays(9));
    }

    @Test
    void areTakenOnceAtATime() {
      Affiliation stored = anna.customers().affiliate(place("buyer", DAY, null));

      assertThat(anna.customers().affiliate(place("buyer", DAY, null))).isEqualTo(stored);
      assertThatThrownBy(() -> anna.customers().affiliate(place("Buyer", null, null)))
          .satisfies(e -> assertThat(code(e)).isEqualTo("E_AFFILIATION_TWICE"));
      anna.customers().affiliate(place("buyer", null, DAY.minusDays(1)));
      Affiliation other = anna.customers().affiliate(place("director", DAY, null));
      anna.customers().endAffiliation(stored.id(), DAY.plusDays(3));
      anna.customers().affiliate(place("buyer", DAY.plusDays(4), null));

      assertThat(anna.customers().affiliations(ada)).hasSize(4);
      assertThatThrownBy(
              () ->
                  anna.customers()
                      .changeAffiliation(
                          new Affiliation(
                              other.id(), ada, acme, "buyer", DAY, null, other.revision())))
          .satisfies(e -> assertThat(code(e)).isEqualTo("E_AFFILIATION_TWICE"));
      Affiliation changed =
          anna.customers()
              .changeAffiliation(
                  new Affiliation(other.id(), ada, acme, "owner", DAY, null, other.revision()));
      assertThat(changed.role()).isEqualTo("owner");
    }
  }

  /** What becomes of what points at a customer who is put aside: nothing. */
  @Nested
  class Archiving {
    @Test
    void anOrganisationLeavesItsPeopleAndItsChildrenWhereTheyAre() {
      CustomerId acme = company("Acme", null);
      CustomerId child = company("Child", acme);
      CustomerId ada = person("Ada");
      anna.customers().affiliate(Affiliation.of(ada, acme, "buyer"));

      anna.customers().archive(acme, "gone");

      assertThat(parent(child)).isEqualTo(acme);
      assertThat(names(anna.customers().ancestors(child))).containsExactly("Acme");
      assertThat(anna.customers().affiliations(ada)).hasSize(1);
      assertThat(anna.customers().list(Conditions.everyone(), 10))
          .extracting(Customer::id)
          .containsExactly(child, ada);
    }

    @Test
    void aCustomerLeavesOpenDealsOpen() {
      CustomerId ada = person("Ada");
      Pipeline sales =
          anna.deals()
              .createPipeline(
                  Pipeline.of("Sales", List.of(Stage.of("new", "New", StageCategory.OPEN, 10))));
      Deal deal =
          anna.deals()
              .create(Deal.builder().name("Lamps").customerId(ada).pipelineId(sales.id()).build());

      anna.customers().archive(ada, "moved away");

      assertThat(anna.deals().get(deal.id())).isEqualTo(deal);
      assertThat(anna.overviews().of(ada).openDeals()).containsExactly(deal);
    }
  }
}
