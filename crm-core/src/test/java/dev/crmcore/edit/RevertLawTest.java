package dev.crmcore.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** {@code revert(apply(plan))} leaves every card as it was, but for those that others changed. */
class RevertLawTest {
  private static final int CUSTOMERS = 12;

  @Property(tries = 100)
  void whatWasAppliedAndTakenBackIsAsItWas(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int runs) {
    Random random = new Random(seed);
    try (Crm crm = Crm.inMemory()) {
      CrmSession anna = crm.session("anna");
      for (int i = 0; i < CUSTOMERS; i++) {
        anna.customers().create(changed(random, i % 4 == 0 ? company(i) : person(i)));
      }
      List<Map<UUID, Customer>> states = new ArrayList<>(List.of(contents(anna)));
      List<UUID> applied = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        EditPlan plan =
            anna.edits()
                .plan(
                    Conditions.everyone(),
                    random.nextInt(5) == 0
                        ? Edit.archive()
                        : Edit.of(
                            "change", card -> random.nextBoolean() ? changed(random, card) : card));
        applied.add(anna.edits().apply(plan).run().id().value());
        states.add(contents(anna));
      }

      for (int run = runs - 1; run >= 0; run--) {
        assertThat(anna.edits().revert(applied.get(run)).refused()).isEmpty();
        assertThat(contents(anna)).isEqualTo(states.get(run));
      }
    }
  }

  @Property(tries = 100)
  void whatOthersChangedSinceStaysAsTheyLeftIt(@ForAll long seed) {
    Random random = new Random(seed);
    try (Crm crm = Crm.inMemory()) {
      CrmSession anna = crm.session("anna");
      CrmSession boris = crm.session("boris");
      List<Customer> before = new ArrayList<>();
      for (int i = 0; i < CUSTOMERS; i++) {
        before.add(anna.customers().create(person(i)));
      }
      EditPlan plan = anna.edits().plan(Conditions.everyone(), Edit.addTag("run"));
      UUID run = anna.edits().apply(plan).run().id().value();
      Map<UUID, Customer> expected = new HashMap<>();
      before.forEach(card -> expected.put(card.id().value(), content(card)));
      for (Customer card : before) {
        if (random.nextInt(3) == 0) {
          Customer theirs =
              boris
                  .customers()
                  .change(card.id(), now -> ((Person) now).toBuilder().jobTitle("theirs").build());
          expected.put(card.id().value(), content(theirs));
        }
      }

      EditReport report = anna.edits().revert(run);

      assertThat(contents(anna)).isEqualTo(expected);
      assertThat(report.run().applied() + report.run().refused()).isEqualTo(CUSTOMERS);
    }
  }

  private static Person person(int i) {
    return Person.builder().givenName("Ada " + i).email("ada" + i + "@firm.de").build();
  }

  private static Organization company(int i) {
    return Organization.builder().legalName("Acme " + i).build();
  }

  private static Customer changed(Random random, Customer card) {
    if (card instanceof Organization company) {
      return company.toBuilder().industry(word(random)).tags(List.of(word(random))).build();
    }
    Person.Builder person = ((Person) card).toBuilder();
    return switch (random.nextInt(5)) {
      case 0 -> person.jobTitle(random.nextBoolean() ? null : word(random)).build();
      case 1 -> person.tags(List.of(word(random), word(random))).build();
      case 2 ->
          person.addresses(List.of(PostalAddress.of(word(random), "Berlin", null, "DE"))).build();
      case 3 ->
          person
              .contactPoints(
                  List.of(
                      ContactPoint.email("x" + word(random) + "@firm.de"),
                      ContactPoint.of(ContactKind.PHONE, "+49 30 123456" + random.nextInt(10))))
              .build();
      default -> person.givenName(word(random)).source(word(random)).build();
    };
  }

  private static String word(Random random) {
    return "w" + random.nextInt(20);
  }

  private static Map<UUID, Customer> contents(CrmSession session) {
    Map<UUID, Customer> contents = new HashMap<>();
    session
        .customers()
        .scan(Conditions.everyone(), card -> contents.put(card.id().value(), content(card)));
    return contents;
  }

  private static Customer content(Customer card) {
    return card.stored(card.id(), Revision.NEW);
  }
}
