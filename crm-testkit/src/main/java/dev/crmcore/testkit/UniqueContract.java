package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.ApprovalRequestFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.ExchangeRateFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRequestId;
import dev.crmcore.model.ApprovalStatus;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.ExchangeRate;
import dev.crmcore.model.ExchangeRateId;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionId;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Segment;
import dev.crmcore.model.SegmentId;
import dev.crmcore.model.SegmentKind;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.Validity;
import dev.crmcore.storage.LookupKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Unique fields, unique lookup keys, and {@code lookup}. */
abstract class UniqueContract {
  private final StorageHarness harness;

  UniqueContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  void theSameTouchIsStoredOnce() {
    Customer anna = harness.person("Anna").build();
    harness.insert(anna);
    harness.insert(InteractionFields.TYPE, List.of(note(anna, "mail-1")));

    assertThatThrownBy(() -> harness.insert(InteractionFields.TYPE, List.of(note(anna, "mail-1"))))
        .isInstanceOf(ConflictException.class);
    assertThat(harness.all(InteractionFields.TYPE)).hasSize(1);
  }

  @Test
  void codesAreUniqueAsTheyAreWritten() {
    Customer anna = harness.person("Anna").build();
    harness.insert(anna);

    harness.insert(InteractionFields.TYPE, List.of(note(anna, "mail-1"), note(anna, "MAIL-1")));

    assertThat(harness.all(InteractionFields.TYPE)).hasSize(2);
  }

  @Test
  void aMissingValueCollidesWithNothing() {
    Customer anna = harness.person("Anna").build();
    harness.insert(anna);

    harness.insert(InteractionFields.TYPE, List.of(note(anna, null), note(anna, null)));

    assertThat(harness.all(InteractionFields.TYPE)).hasSize(2);
  }

  @Test
  void textIsUniqueAfterFolding() {
    harness.insert(SegmentFields.TYPE, List.of(segment("Лучшие Клиенты")));

    assertThatThrownBy(() -> harness.insert(SegmentFields.TYPE, List.of(segment("ЛУЧШИЕ клиенты"))))
        .isInstanceOf(ConflictException.class);
    harness.insert(SegmentFields.TYPE, List.of(segment("Лучшие клиенты!")));
  }

  @Test
  void anUpdateCannotTakeWhatAnotherHas() {
    Segment best = segment("best");
    Segment rest = segment("rest");
    harness.insert(SegmentFields.TYPE, List.of(best, rest));
    Segment stolen = segment(rest.id(), "best", null, rest.revision().next(TestContext.NOW));
    Segment kept = segment(best.id(), "best", "still", best.revision().next(TestContext.NOW));

    assertThatThrownBy(
            () -> harness.write(unit -> unit.store(SegmentFields.TYPE).update(List.of(stolen))))
        .isInstanceOf(ConflictException.class);
    harness.write(unit -> unit.store(SegmentFields.TYPE).update(List.of(kept)));
    assertThat(harness.find(SegmentFields.TYPE, best.id().value())).contains(kept);
  }

  @Test
  void whatIsMadeOfOtherFieldsIsUniqueToo() {
    ExchangeRate first = rate("USD");
    harness.insert(ExchangeRateFields.TYPE, List.of(first, rate("GBP"), rate("usd")));

    assertThatThrownBy(() -> harness.insert(ExchangeRateFields.TYPE, List.of(rate("USD"))))
        .isInstanceOf(ConflictException.class);
    assertThat(harness.all(ExchangeRateFields.TYPE)).hasSize(3);
    harness.write(unit -> unit.store(ExchangeRateFields.TYPE).remove(first.id().value(), 1));
    harness.insert(ExchangeRateFields.TYPE, List.of(rate("USD")));
  }

  @Test
  void whatMadeItUniqueIsFreeWhenItChanges() {
    Customer anna = harness.person("Anna").build();
    harness.insert(anna);
    Deal deal = deal(anna);
    harness.insert(DealFields.TYPE, List.of(deal));
    ApprovalRequest first = approval(deal).build();
    harness.insert(ApprovalRequestFields.TYPE, List.of(first));
    assertThatThrownBy(
            () -> harness.insert(ApprovalRequestFields.TYPE, List.of(approval(deal).build())))
        .isInstanceOf(ConflictException.class);

    ApprovalRequest used =
        first.toBuilder()
            .status(ApprovalStatus.USED)
            .revision(first.revision().next(TestContext.NOW))
            .build();
    harness.write(unit -> unit.store(ApprovalRequestFields.TYPE).update(List.of(used)));
    harness.insert(ApprovalRequestFields.TYPE, List.of(approval(deal).build()));
    assertThatThrownBy(
            () ->
                harness.write(
                    unit ->
                        unit.store(ApprovalRequestFields.TYPE)
                            .update(
                                List.of(
                                    used.toBuilder()
                                        .status(ApprovalStatus.PENDING)
                                        .revision(used.revision().next(TestContext.NOW))
                                        .build()))))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void anExternalIdBelongsToOneCustomer() {
    Person anna = harness.person("Anna").externalId("shop", "4711").build();
    Person boris = harness.person("Boris").build();
    harness.insert(anna, boris);

    Person claim = boris.toBuilder().externalId("shop", "4711").build();
    assertThatThrownBy(() -> harness.update(StorageHarness.renamed(claim, "Boris")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(
            () -> harness.insert(harness.person("Chen").externalId("shop", "4711").build()))
        .isInstanceOf(ConflictException.class);
    harness.insert(harness.person("Dora").externalId("Shop", "4711").build());
    harness.insert(harness.person("Emil").externalId("shop", "47 11").build());
  }

  @Test
  void anExternalIdThatWasGivenUpIsFree() {
    Person anna = harness.person("Anna").externalId("shop", "4711").build();
    harness.insert(anna);
    Person without = anna.toBuilder().externalIds(List.of()).build();
    harness.update(StorageHarness.renamed(without, "Anna"));

    Person boris = harness.person("Boris").externalId("shop", "4711").build();
    harness.insert(boris);

    assertThat(harness.find(boris.id())).contains(boris);
  }

  @Test
  void lookupTellsWhoHoldsAKeyIdsInOrder() {
    Person anna = harness.person("Anna").email("family@example.org").build();
    Person boris =
        harness.person("Boris").email("boris@example.org").email("family@example.org").build();
    Person chen =
        harness
            .person("Chen")
            .contact(ContactPoint.phone("8 999").withNormalized("+7999", unknown()))
            .build();
    harness.insert(boris, chen, anna);

    LookupKey family = LookupKey.of("EMAIL", "family@example.org");
    LookupKey own = LookupKey.of("EMAIL", "boris@example.org");
    LookupKey phone = LookupKey.of("PHONE", "+7999");
    LookupKey typed = LookupKey.of("PHONE", "8 999");
    LookupKey wrongKind = LookupKey.of("SOCIAL", "family@example.org");
    LookupKey wrongCase = LookupKey.of("EMAIL", "FAMILY@example.org");

    assertThat(
            harness.lookup(
                "contactPoints", List.of(family, own, phone, typed, wrongKind, wrongCase)))
        .containsOnlyKeys(family, own, phone)
        .containsEntry(family, List.of(anna.id().value(), boris.id().value()))
        .containsEntry(own, List.of(boris.id().value()))
        .containsEntry(phone, List.of(chen.id().value()));
  }

  @Test
  void lookupNamesAHolderOnceHoweverOftenItHoldsTheKey() {
    Person anna = harness.person("Anna").email("a@example.org").email("a@example.org").build();
    harness.insert(anna);
    LookupKey key = LookupKey.of("EMAIL", "a@example.org");

    assertThat(lookup("contactPoints", key)).containsExactly(anna.id().value());
  }

  @Test
  void lookupDoesNotTakeQuotesAndWildcardsForMoreThanTheyAre() {
    List<String> nasty = List.of("%", "_", "\\", "'", "' OR '1'='1", "\"", "🙂", "a%b", "A_B");
    List<Person> people =
        nasty.stream().map(value -> harness.person("N").externalId("shop", value).build()).toList();
    harness.insert(CustomerFields.TYPE, people);

    for (int i = 0; i < nasty.size(); i++) {
      assertThat(lookup("externalIds", LookupKey.of("shop", nasty.get(i))))
          .as("holder of %s", nasty.get(i))
          .containsExactly(people.get(i).id().value());
    }
    assertThat(lookup("externalIds", LookupKey.of("shop", "a_b"))).isEmpty();
  }

  @Test
  void lookupTakesManyKeys() {
    List<Person> people =
        IntStream.range(0, 2500)
            .mapToObj(i -> harness.person("P").externalId("shop", "n" + i).build())
            .toList();
    harness.insert(CustomerFields.TYPE, people);
    List<LookupKey> keys =
        IntStream.range(0, 5000).mapToObj(i -> LookupKey.of("shop", "n" + i)).toList();

    assertThat(harness.lookup("externalIds", keys))
        .hasSize(2500)
        .containsEntry(LookupKey.of("shop", "n2499"), List.of(people.get(2499).id().value()));
  }

  private List<UUID> lookup(String collection, LookupKey key) {
    return harness.lookup(collection, List.of(key)).getOrDefault(key, List.of());
  }

  private static Validity unknown() {
    return Validity.UNKNOWN;
  }

  private Segment segment(String name) {
    return segment(new SegmentId(harness.id()), name, null, Revision.first(TestContext.NOW));
  }

  private static Segment segment(
      SegmentId id, String name, @Nullable String description, Revision revision) {
    return new Segment(id, name, description, SegmentKind.DYNAMIC, "everyone", false, revision);
  }

  private ExchangeRate rate(String from) {
    return new ExchangeRate(
        new ExchangeRateId(harness.id()),
        from,
        "EUR",
        LocalDate.of(2026, 3, 1),
        new BigDecimal("0.9"),
        null,
        Revision.first(TestContext.NOW));
  }

  private Deal deal(Customer customer) {
    Pipeline pipeline =
        Pipeline.of("Sales", List.of(Stage.of("offer", "Offer", StageCategory.OPEN, 50)))
            .withIdentity(new PipelineId(harness.id()), Revision.first(TestContext.NOW));
    harness.insert(PipelineFields.TYPE, List.of(pipeline));
    return Deal.builder()
        .id(new DealId(harness.id()))
        .name("Deal")
        .customerId(customer.id())
        .pipelineId(pipeline.id())
        .stage("offer")
        .stageSince(TestContext.NOW)
        .revision(Revision.first(TestContext.NOW))
        .build();
  }

  private ApprovalRequest.Builder approval(Deal deal) {
    return ApprovalRequest.builder()
        .id(new ApprovalRequestId(harness.id()))
        .dealId(deal.id())
        .stage("offer")
        .rule("big")
        .requestedBy("anna")
        .requestedAt(TestContext.NOW)
        .needed(1)
        .digest("d")
        .revision(Revision.first(TestContext.NOW));
  }

  private Interaction note(Customer customer, @Nullable String key) {
    return Interaction.builder()
        .id(new InteractionId(harness.id()))
        .customerId(customer.id())
        .occurredAt(TestContext.NOW)
        .idempotencyKey(key)
        .revision(Revision.first(TestContext.NOW))
        .build();
  }
}
