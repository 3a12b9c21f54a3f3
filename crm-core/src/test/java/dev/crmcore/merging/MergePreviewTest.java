package dev.crmcore.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.PluginException;
import dev.crmcore.merge.MergeCandidate;
import dev.crmcore.merge.MergeChoice;
import dev.crmcore.merge.MergeStrategy;
import dev.crmcore.merging.FieldDecision.LosingValue;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MergePreviewTest {
  private final Crm crm = Crm.inMemory();
  private final CrmSession session = crm.session("steward");

  @AfterEach
  void close() {
    crm.close();
  }

  private Customer create(Customer customer) {
    return session.customers().create(customer);
  }

  private MergePreview preview(MergePolicy policy, Customer survivor, Customer... losers) {
    return session.merges().preview(survivor.id(), ids(losers), policy);
  }

  private static List<CustomerId> ids(Customer... customers) {
    return Stream.of(customers).map(Customer::id).toList();
  }

  @Test
  void saysWhatStandsWhyAndWhatDoesNot() {
    Customer anna = create(Person.builder().givenName("Anna").familyName("Smith").build());
    Customer ann =
        create(
            Person.builder()
                .givenName("Ann")
                .familyName("Smith")
                .birthDate(LocalDate.of(1980, 1, 2))
                .build());
    Customer annie = create(Person.builder().givenName("Annie").build());

    MergePreview preview =
        preview(
            MergePolicy.survivorFirst().with(CustomerFields.GIVEN_NAME, Survivorship.longest()),
            anna,
            ann,
            annie);

    assertThat(((Person) preview.result()).givenName()).isEqualTo("Annie");
    assertThat(preview.decisions())
        .containsExactly(
            new FieldDecision(
                "givenName",
                annie.id(),
                "Annie",
                "longest: 5 characters",
                List.of(new LosingValue(anna.id(), "Anna"), new LosingValue(ann.id(), "Ann"))),
            new FieldDecision("birthDate", ann.id(), "1980-01-02", "the only value", List.of()));
    assertThat(session.customers().count(Conditions.everyone())).isEqualTo(3);
  }

  @Test
  void whatTheSurvivorHasTooComesFromTheSurvivor() {
    Customer anna = create(Person.builder().givenName("Anna").build());
    Customer ann = create(Person.builder().givenName("Ann").build());
    Customer second = create(Person.builder().givenName("Anna").build());

    MergePreview preview =
        preview(
            MergePolicy.survivorFirst().with(CustomerFields.GIVEN_NAME, Survivorship.mostRecent()),
            anna,
            ann,
            second);

    assertThat(preview.decisions())
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.from()).isEqualTo(anna.id());
              assertThat(decision.losing()).containsExactly(new LosingValue(ann.id(), "Ann"));
            });
  }

  @Test
  void namesTheElementsOfCollectionsThatGiveWay() {
    ContactPoint home = ContactPoint.email("anna@example.com").withLabel("home");
    Customer anna =
        create(Person.builder().givenName("Anna").contact(home).owner("ben").tag("a").build());
    Customer ann =
        create(
            Person.builder()
                .givenName("Anna")
                .contact(home.withLabel("work"))
                .owner("eve")
                .owner("concrete", "eve")
                .tag("b")
                .build());

    MergePreview preview = preview(MergePolicy.survivorFirst(), anna, ann);

    String united = "united: of those that stand for the same the first";
    String address =
        "kind: EMAIL, raw: anna@example.com, normalized: anna@example.com, label: %s, primary: false, validity: VALID";
    assertThat(preview.decisions())
        .containsExactly(
            new FieldDecision(
                "contactPoints",
                anna.id(),
                address.formatted("home"),
                united,
                List.of(new LosingValue(ann.id(), address.formatted("work")))),
            new FieldDecision(
                "owners",
                anna.id(),
                "serviceLine: general, owner: ben",
                united,
                List.of(new LosingValue(ann.id(), "serviceLine: general, owner: eve"))));
  }

  @Test
  void saysThatAnOrganisationWouldBelongToItself() {
    Customer mother = create(Organization.builder().legalName("Acme").build());
    Customer daughter =
        create(Organization.builder().legalName("Acme").parentId(mother.id()).build());

    MergePreview preview = preview(MergePolicy.survivorFirst(), daughter, mother);

    assertThat(preview.decisions())
        .containsExactly(
            new FieldDecision(
                "parentId",
                daughter.id(),
                null,
                "it would refer to itself",
                List.of(new LosingValue(daughter.id(), mother.id().toString()))));
  }

  @Test
  void theMergeRemembersWhatThePreviewSaid() {
    Customer anna = create(Person.builder().givenName("Anna").build());
    Customer ann = create(Person.builder().givenName("Ann").jobTitle("buyer").build());
    MergePolicy policy = MergePolicy.survivorFirst();

    MergePreview preview = preview(policy, anna, ann);
    MergeRecord merge = session.merges().merge(anna.id(), ids(ann), policy, null);

    assertThat(merge.origins())
        .extracting(origin -> origin.field() + origin.from() + origin.reason())
        .containsExactlyElementsOf(
            preview.decisions().stream()
                .map(decision -> decision.field() + decision.from() + decision.reason())
                .toList());
  }

  @Test
  void aStrategyThatChoosesAStrangerIsNamedAndNothingIsMerged() {
    Customer anna = create(Person.builder().givenName("Anna").build());
    Customer ann = create(Person.builder().givenName("Ann").build());
    MergeCandidate stranger = new Stranger(anna, true, Instant.EPOCH);
    MergeStrategy broken = (field, candidates) -> new MergeChoice(stranger, "whoever");
    MergePolicy policy = MergePolicy.survivorFirst().with(CustomerFields.GIVEN_NAME, broken);

    assertThatThrownBy(() -> session.merges().merge(anna.id(), ids(ann), policy, null))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(broken.getClass().getName())
        .hasMessageContaining("'givenName'");
    assertThat(session.customers().get(ann.id())).isEqualTo(ann);
  }

  private record Stranger(Customer customer, boolean isSurvivor, Instant changedAt)
      implements MergeCandidate {}
}
