package dev.crmcore.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmBuilder;
import dev.crmcore.CrmSession;
import dev.crmcore.dedup.MatchModel;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import dev.crmcore.matching.FieldMatching;
import dev.crmcore.matching.FieldRole;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What hosts say about matching, and what the engine learns from people. */
class CustomerMatchingTest {
  private static final String[] GIVEN = {
    "Adam", "Berta", "Carl", "Dora", "Emil", "Frida", "Gustav"
  };
  private static final String[] FAMILY = {
    "Ackermann", "Bergholz", "Clausnitz", "Dornfeld", "Eberle"
  };
  private static final String[] STREETS = {"Ahornweg", "Birkenweg", "Lindenallee", "Ulmenstraße"};

  private final Random random = new Random(11);

  private static CrmBuilder crm() {
    return Crm.builder()
        .inMemory()
        .customerField(CustomField.of("loyaltyCard", FieldType.TEXT))
        .customerField(CustomField.of("plate", FieldType.TEXT));
  }

  private Person.Builder somebody() {
    return Person.builder()
        .givenName(GIVEN[random.nextInt(GIVEN.length)])
        .familyName(FAMILY[random.nextInt(FAMILY.length)] + (char) ('a' + random.nextInt(26)))
        .birthDate(LocalDate.of(1930 + random.nextInt(70), 1 + random.nextInt(12), 5));
  }

  private void fill(CrmSession session, int customers) {
    for (int i = 0; i < customers; i++) {
      session.customers().create(somebody().build());
    }
  }

  private static boolean grouped(DuplicateScan scan, CustomerId one, CustomerId other) {
    return scan.clusters().stream().anyMatch(group -> group.containsAll(List.of(one, other)));
  }

  private static CustomerId holder(CrmSession session, String given, String card) {
    return session
        .customers()
        .create(Person.builder().givenName(given).custom("loyaltyCard", card).build())
        .id();
  }

  @Test
  void aCustomFieldTakesPartWhenItIsNamed() {
    CustomerMatching byCard =
        CustomerMatching.defaults().withField("loyaltyCard", FieldRole.IDENTIFIER);
    try (Crm crm = crm().matching(byCard).build()) {
      CrmSession session = crm.session("host");
      fill(session, 200);
      for (int i = 0; i < 100; i++) {
        holder(session, GIVEN[i % GIVEN.length], "LC-" + (10_007 * (i + 3)));
      }
      CustomerId one = holder(session, "Wilhelmine", "LC 4711-0815");
      CustomerId other = holder(session, "Wilhelmine", "lc47110815");

      assertThat(grouped(session.duplicates().scan(), one, other)).isTrue();
      assertThat(session.duplicates().explain(one, other).toText()).contains("loyaltyCard: same");
      assertThat(grouped(session.duplicates().with(CustomerMatching.defaults()).scan(), one, other))
          .isFalse();
    }
  }

  @Test
  void theCheckOnEntryAsksForCustomFieldsToo() {
    CustomerMatching byPlate =
        CustomerMatching.defaults()
            .withField(
                "plate",
                new FieldMatching(
                    text -> text.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", ""),
                    (left, right) -> 0,
                    plate -> List.of(plate)));
    try (Crm crm = crm().matching(byPlate).build()) {
      CrmSession session = crm.session("host");
      fill(session, 200);
      CustomerId owner =
          session
              .customers()
              .create(Person.builder().givenName("Ottilie").custom("plate", "M-AB 1234").build())
              .id();

      List<DuplicatePair> found =
          session
              .duplicates()
              .check(Person.builder().givenName("Ottilie").custom("plate", "m ab1234").build());

      assertThat(found).extracting(DuplicatePair::right).containsExactly(owner);
    }
  }

  @Test
  void aFieldThatThereIsNotIsRefusedAtAssembly() {
    CustomerMatching wrong =
        CustomerMatching.defaults().withField("loyalityCard", FieldRole.IDENTIFIER);

    assertThatThrownBy(() -> crm().matching(wrong).build())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("loyalityCard")
        .hasMessageContaining("loyaltyCard");
  }

  @Test
  void thresholdsDecideWhatIsAMatch() {
    try (Crm crm = crm().build()) {
      CrmSession session = crm.session("host");
      fill(session, 200);
      households(session);
      DuplicateScan usual = session.duplicates().scan();
      DuplicateScan strict =
          session
              .duplicates()
              .with(CustomerMatching.defaults().withThresholds(0.9999, 0.01))
              .scan();

      assertThat(usual.matches()).isNotEmpty();
      assertThat(strict.matches()).hasSizeLessThan(usual.matches().size());
      assertThat(strict.matches()).allMatch(pair -> pair.probability() >= 0.9999);
      assertThat(strict.possible()).allMatch(pair -> pair.probability() >= 0.01);
    }
  }

  /** Two of one family name and address, of whom one has an initial only. */
  private List<CustomerId> household(CrmSession session) {
    Person.Builder one = somebody().address(home());
    Person first = one.build();
    Person second =
        Person.builder()
            .givenName(first.givenName().substring(0, 1) + ".")
            .familyName(first.familyName())
            .address(first.addresses().get(0))
            .build();
    return List.of(session.customers().create(first).id(), session.customers().create(second).id());
  }

  private List<List<CustomerId>> households(CrmSession session) {
    List<List<CustomerId>> households = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      households.add(household(session));
    }
    return households;
  }

  private PostalAddress home() {
    String street = STREETS[random.nextInt(STREETS.length)] + " " + (1 + random.nextInt(200));
    return PostalAddress.of(street, "Köln", null, "DE");
  }

  private static double probability(Duplicates duplicates, List<CustomerId> pair) {
    return duplicates.explain(pair.get(0), pair.get(1)).score().probability();
  }

  @Test
  void learnsFromDecisions() {
    try (Crm crm = crm().build()) {
      CrmSession session = crm.session("host");
      fill(session, 200);
      List<List<CustomerId>> households = households(session);
      Duplicates duplicates = session.duplicates();
      List<CustomerId> undecided = households.remove(39);
      double before = probability(duplicates, undecided);

      for (List<CustomerId> pair : households) {
        duplicates.decide(pair.get(0), pair.get(1), DuplicateVerdict.NOT_DUPLICATE, null);
      }
      CustomerModels models = duplicates.learn(merge -> true);

      Duplicates learned = duplicates.with(CustomerMatching.defaults().withModels(models));
      assertThat(probability(duplicates, undecided)).isEqualTo(before);
      assertThat(probability(learned, undecided)).isLessThan(before / 2);
    }
  }

  @Test
  void mergesTeachWhatDecisionsTeach() {
    try (Crm crm = crm().build()) {
      CrmSession session = crm.session("host");
      fill(session, 200);
      List<List<CustomerId>> households = households(session);
      Duplicates duplicates = session.duplicates();
      for (List<CustomerId> pair : households) {
        duplicates.decide(pair.get(0), pair.get(1), DuplicateVerdict.DUPLICATE, null);
      }
      MatchModel byDecisions = duplicates.learn(merge -> true).people();

      for (List<CustomerId> pair : households) {
        session.merges().merge(pair.get(0), List.of(pair.get(1)), "they told me");
      }
      MatchModel byMerges = duplicates.learn(merge -> true).people();
      MatchModel byNone = duplicates.learn(merge -> false).people();

      assertThat(byDecisions.learnedWeight()).isPositive();
      assertThat(byMerges.learnedWeight())
          .isCloseTo(byDecisions.learnedWeight(), Offset.offset(1e-6));
      assertThat(byMerges.fields()).isEqualTo(byDecisions.fields());
      assertThat(byNone.learnedWeight()).isZero();
    }
  }

  @Test
  void modelsAreTheSameAfterWritingAndReading() {
    try (Crm crm = crm().build()) {
      CrmSession session = crm.session("host");
      fill(session, 50);
      CustomerModels models = session.duplicates().learn(merge -> true);

      assertThat(CustomerModels.fromJson(models.toJson())).isEqualTo(models);
      assertThatThrownBy(() -> CustomerModels.fromJson("{\"people\":1}"))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> CustomerModels.fromJson("[]"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("/people");
    }
  }
}
