package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionId;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Validity;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Filter;
import dev.crmcore.query.TextQuery;
import dev.crmcore.query.WordForms;
import dev.crmcore.storage.StorageCapability;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code search}: words in any of their forms, in any case and with or without accents. */
abstract class SearchContract {
  private final StorageHarness harness;

  SearchContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  void aWordIsFoundByItsBeginningAndNotByItsMiddle() {
    Person anna = harness.person("Annabelle").familyName("Petrova").build();
    harness.insert(anna, harness.person("Boris").build());

    assertFinds("anna", anna);
    assertFinds("petrova", anna);
    assertFinds("belle");
    assertFinds("annabelles");
  }

  @Test
  void allWordsHaveToBeThereInAnyOrderAndInAnyField() {
    Person anna = harness.person("Anna").familyName("Petrova").notes("likes blue shirts").build();
    Person other = harness.person("Anna").familyName("Ivanova").build();
    harness.insert(anna, other);

    assertFinds("Anna", anna, other);
    assertFinds("petr ann", anna);
    assertFinds("anna shirt", anna);
    assertFinds("anna shirt red");
  }

  @Test
  void caseAccentsAndLettersThatPeopleConfuseDoNotMatter() {
    Person alena = harness.person("Алёна").familyName("Müller").build();
    Person chen = harness.person("陈小明").notes("ＦＵＬＬ width").build();
    harness.insert(alena, chen);

    assertFinds("алена", alena);
    assertFinds("АЛЁНА", alena);
    assertFinds("muller", alena);
    assertFinds("MÜLL", alena);
    assertFinds("陈", chen);
    assertFinds("陈小", chen);
    assertFinds("full", chen);
    assertFinds("小");
  }

  @Test
  void lookupKeysAreFoundToo() {
    Person anna =
        harness
            .person("Anna")
            .email("anna.petrova@example.org")
            .contact(
                ContactPoint.phone("8 (999) 123-45-67")
                    .withNormalized("+79991234567", Validity.VALID))
            .externalId("shop", "A-4711")
            .build();
    Person boris = harness.person("Boris").email("boris@example.org").build();
    harness.insert(anna, boris);

    assertFinds("anna.petrova@example.org", anna);
    assertFinds("anna.petrova@exam", anna);
    assertFinds("petrova@", anna);
    assertFinds("example.org", anna, boris);
    assertFinds("+7999123", anna);
    assertFinds("79991234567", anna);
    assertFinds("4711", anna);
    assertFinds("email");
  }

  @Test
  void fieldsOfOrganizationsAreFoundToo() {
    Organization company =
        harness.organization("ООО \"Ромашка\"").tradingName("Romashka").taxId("3525").build();
    harness.insert(company);

    assertFinds("ромашка", company);
    assertFinds("romash", company);
    assertFinds("3525", company);
  }

  @Test
  void aWholeWordIsFoundByItselfAlone() {
    Person ann = harness.person("Ann").build();
    Person anna = harness.person("Anna").build();
    harness.insert(ann, anna);

    assertFinds(query(WordForms.ofWhole(Set.of("ann"))), ann);
    assertFinds(query(WordForms.ofWhole(Set.of("an"))));
    assertFinds(query(WordForms.ofBeginnings(Set.of("ann"))), ann, anna);
  }

  @Test
  void anyFormOfAWordIsEnoughAndEveryWordIsNeeded() {
    Person anna = harness.person("Anna").familyName("Petrova").build();
    Person olga = harness.person("Ольга").familyName("Petrova").build();
    Person boris = harness.person("Boris").familyName("Ivanov").build();
    harness.insert(anna, olga, boris);

    WordForms given = new WordForms(Set.of("anna", "bori"), Set.of("оль", "zz"), Set.of("1234567"));
    WordForms family = WordForms.ofBeginnings(Set.of("petr", "ivanovich"));
    assertFinds(query(given), anna, olga);
    assertFinds(query(given, family), anna, olga);
    assertFinds(query(given, family, WordForms.ofWhole(Set.of("anna"))), anna);
    assertFinds(query(given, WordForms.ofWhole(Set.of())));
    assertFinds(query());
  }

  @Test
  void aLongNumberIsFoundByItsEndAndNotByItsMiddle() {
    Person anna =
        harness
            .person("Anna")
            .contact(
                ContactPoint.phone("8 (999) 123-45-67")
                    .withNormalized("+79991234567", Validity.VALID))
            .externalId("shop", "123456")
            .notes("call 88005553535, код 70001112233")
            .build();
    harness.insert(anna);

    for (String end : List.of("7", "4567", "1234567", "9991234567", "79991234567", "535", "2233")) {
      assertFinds(query(new WordForms(Set.of(), Set.of(), Set.of(end))), anna);
    }
    for (String other : List.of("456", "7654321", "3456", "5535350", "179991234567")) {
      assertFinds(query(new WordForms(Set.of(), Set.of(), Set.of(other))));
    }
    assertFinds("7654321");
    assertFinds("\u21907654321");
  }

  @Test
  void aWordMayComeInAThousandForms() {
    Person anna = harness.person("Anna").familyName("Petrova").build();
    harness.insert(anna);
    Set<String> forms = new HashSet<>(Set.of("anna"));
    for (int i = 0; i < 1_000; i++) {
      forms.add("word" + i);
    }

    assertFinds(query(WordForms.ofWhole(forms), WordForms.ofBeginnings(forms)), anna);
    forms.remove("anna");
    assertFinds(query(WordForms.ofWhole(forms)));
  }

  @Test
  void formsNextToOneAnotherAreToldApart() {
    Person one = harness.person("Acd").build();
    Person beyond = harness.person("\ud801\udc28\ud801\udc28").build();
    Person below = harness.person("\ufa0e\ufa0e").build();
    harness.insert(one, beyond, below);

    assertFinds(query(WordForms.ofBeginnings(Set.of("abd", "ac", "acb"))), one);
    assertFinds(query(WordForms.ofBeginnings(Set.of("abd", "acb", "acde", "ad"))));
    assertFinds(query(WordForms.ofWhole(Set.of("abd", "acc", "acd", "acde"))), one);
    assertFinds(query(WordForms.ofWhole(Set.of("a", "ac", "acda"))));
    // Engines order by code points, Java's strings by halves of them.
    Set<String> far = Set.of("\ud801\udc28\ud801\udc28", "\ufa0e\ufa0e", "acd");
    assertFinds(query(WordForms.ofWhole(far)), one, beyond, below);
    assertFinds(query(WordForms.ofBeginnings(far)), one, beyond, below);
  }

  @Test
  void whatStartsAlikeHidesNobody() {
    List<Customer> alike = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      alike.add(harness.person("Exact").familyName("Rarely").build());
    }
    Person sought = harness.person("Example").familyName("Rarity").build();
    Person other = harness.person("Examplary").familyName("Rareness").build();
    harness.insert(CustomerFields.TYPE, alike);
    harness.insert(sought, other);

    assertFinds("examp", sought, other);
    assertFinds("examp rari", sought);
    assertFinds("exampl ra", sought, other);
    assertFinds("rari exact");
    assertFinds("rarit exampla");
  }

  @Test
  void aWordLongerThanAnyFindsNothing() {
    Person anna = harness.person("Anna").build();
    harness.insert(anna);
    String huge = "\u6f22".repeat(900);

    assertFinds(huge);
    assertFinds("anna " + huge);
    assertFinds(query(WordForms.ofWhole(Set.of(huge))));
    assertFinds(query(WordForms.ofBeginnings(Set.of(huge, "ann"))), anna);
  }

  @Test
  void otherEntitiesAreSearchedInTheirOwnFields() {
    Person anna = harness.person("Anna").build();
    Interaction note =
        Interaction.builder()
            .id(new InteractionId(harness.id()))
            .customerId(anna.id())
            .occurredAt(TestContext.NOW)
            .subject("Delivery")
            .body("The parcel's late; she isn't happy")
            .revision(Revision.first(TestContext.NOW))
            .build();
    harness.insert(anna);
    harness.insert(InteractionFields.TYPE, List.of(note));

    if (!harness.declares(StorageCapability.TEXT_SEARCH)) {
      harness.assertRefused(() -> search("parcel"));
      return;
    }
    List<UUID> found =
        harness.read(
            unit ->
                unit.store(InteractionFields.TYPE)
                    .search(
                        TextQuery.ofBeginnings("parcel deliv"),
                        Filter.all(InteractionFields.TYPE),
                        10));
    assertThat(found).containsExactly(note.id().value());
    assertFinds("parcel");
  }

  @Test
  void whatIsTypedIsTextAndNoQuery() {
    Person anna = harness.person("Anna").notes("or not near and").build();
    harness.insert(anna);

    assertFinds("");
    assertFinds("  %%% ");
    assertFinds("an*", anna);
    assertFinds("\"anna", anna);
    assertFinds("anna OR nobody");
    assertFinds("NOT", anna);
    assertFinds("NEAR", anna);
    assertFinds("near(anna", anna);
    assertFinds("'; DROP TABLE customer; --");
    assertFinds("an%", anna);
    assertFinds("(anna) -or", anna);
    assertFinds("notes:anna");
    assertFinds("^anna", anna);
    assertFinds("🙂");
  }

  @Test
  void onlyWhatPassesTheFilterIsFoundAndTheLimitCountsThatAlone() {
    List<Customer> people = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      people.add(harness.person("Anna").source(i % 10 == 9 ? "shop" : "web").build());
    }
    harness.insert(CustomerFields.TYPE, people);
    Filter<Customer> filter =
        harness.filter(CustomerFields.TYPE, Conditions.equal(CustomerFields.SOURCE, "shop"));

    boolean answers =
        harness.declares(StorageCapability.TEXT_SEARCH)
            && harness.declares(StorageCapability.CONDITIONS);
    if (!answers) {
      harness.assertRefused(() -> search("anna", filter, 2));
      return;
    }
    assertThat(search("anna", filter, 2))
        .hasSize(2)
        .isSubsetOf(
            people.get(9).id().value(), people.get(19).id().value(), people.get(29).id().value());
    assertThat(search("anna", filter, 10)).hasSize(3);
  }

  @Test
  void theSameQuestionGetsTheSameAnswer() {
    List<Customer> people = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      people.add(harness.person(i % 2 == 0 ? "Anna" : "Annabelle").notes("anna " + i).build());
    }
    harness.insert(CustomerFields.TYPE, people);

    if (!harness.declares(StorageCapability.TEXT_SEARCH)) {
      harness.assertRefused(() -> search("anna"));
      return;
    }
    List<UUID> first = search("anna", everyone(), 20);
    assertThat(first).hasSize(20).doesNotHaveDuplicates();
    assertThat(search("anna", everyone(), 20)).isEqualTo(first);
    assertThat(search("anna", everyone(), 7)).isEqualTo(first.subList(0, 7));
  }

  @Test
  void whatIsChangedIsFoundByItsNewWordsAlone() {
    Person anna = harness.person("Anna").email("old@example.org").build();
    harness.insert(anna);
    Person changed =
        StorageHarness.renamed(anna, "Zoe").toBuilder()
            .contactPoints(List.of(ContactPoint.email("new@example.org")))
            .build();
    harness.update(changed);

    assertFinds("anna");
    assertFinds("old");
    assertFinds("zoe new", changed);

    harness.write(unit -> unit.store(CustomerFields.TYPE).remove(anna.id().value(), 2));
    assertFinds("zoe");
  }

  private void assertFinds(String text, Customer... expected) {
    assertFinds(TextQuery.ofBeginnings(text), expected);
  }

  private void assertFinds(TextQuery query, Customer... expected) {
    if (!harness.declares(StorageCapability.TEXT_SEARCH)) {
      harness.assertRefused(() -> search(query, everyone(), 10));
      return;
    }
    List<UUID> ids = new ArrayList<>();
    for (Customer customer : expected) {
      ids.add(customer.id().value());
    }
    assertThat(search(query, everyone(), 10))
        .as("found by %s", query)
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  private static TextQuery query(WordForms... words) {
    return new TextQuery(List.of(words));
  }

  private List<UUID> search(String text) {
    return search(text, everyone(), 10);
  }

  private List<UUID> search(String text, Filter<Customer> filter, int limit) {
    return search(TextQuery.ofBeginnings(text), filter, limit);
  }

  private List<UUID> search(TextQuery query, Filter<Customer> filter, int limit) {
    return harness.read(unit -> unit.store(CustomerFields.TYPE).search(query, filter, limit));
  }

  private static Filter<Customer> everyone() {
    return Filter.all(CustomerFields.TYPE);
  }
}
