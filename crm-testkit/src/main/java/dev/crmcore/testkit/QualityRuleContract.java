package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerBuilder;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every quality rule must do, tried on cards made up, on cards made at random and on yours.
 * Extend it and say which rules.
 *
 * <pre>{@code
 * class MemberNumberRuleTest extends QualityRuleContract {
 *   protected List<QualityRule> rules() {
 *     return List.of(new MemberNumberRule());
 *   }
 *
 *   protected List<Customer> failing() {
 *     return List.of(Person.builder().custom("memberNumber", "12").build());
 *   }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public abstract class QualityRuleContract {
  private static final int ROUNDS = 300;
  private static final int THREADS = 4;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  /** Creates the contract. */
  protected QualityRuleContract() {}

  /** Returns the rules. Called for each test. */
  protected abstract List<QualityRule> rules();

  /**
   * Returns cards with something wrong: each rule finds fault with at least one of them, and each
   * way to mend is seen at least once. Called for each test.
   */
  protected abstract List<Customer> failing();

  /** Returns the names of custom fields that the rules read; none unless said. */
  protected Set<String> customFields() {
    return Set.of();
  }

  @Test
  void idsAreNamesThatNoOtherRuleHas() {
    assertThat(rules()).isNotEmpty();
    assertThat(rules())
        .extracting(QualityRule::id)
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(id).matches("[a-z0-9]+(-[a-z0-9]+)+"));
  }

  @Test
  void weightsAreFromOneToAHundred() {
    assertThat(rules()).allSatisfy(rule -> assertThat(rule.weight()).isBetween(1, 100));
  }

  @Test
  void descriptionsAreSentences() {
    assertThat(rules())
        .extracting(QualityRule::description)
        .allSatisfy(text -> assertThat(text).isNotBlank().endsWith("."));
  }

  @Test
  void whatARuleReadsIsInTheCatalogue() {
    Set<String> known = new HashSet<>(customFields());
    CustomerFields.TYPE.fields().forEach(field -> known.add(field.name()));
    CustomerFields.TYPE.collections().forEach(collection -> known.add(collection.name()));
    known.addAll(
        Set.of(
            EntityType.CREATED_AT,
            EntityType.UPDATED_AT,
            EntityType.ARCHIVED_AT,
            EntityType.VERSION));

    assertThat(rules())
        .allSatisfy(rule -> assertThat(known).as(rule.id()).containsAll(rule.reads()));
  }

  @Test
  void eachRuleFindsFaultWithACard() {
    List<Customer> failing = failing();

    assertThat(rules())
        .allSatisfy(
            rule ->
                assertThat(failing)
                    .as(rule.id())
                    .anySatisfy(card -> assertThat(finding(rule, card)).isPresent()));
  }

  @Test
  void noCardIsTooOdd() {
    List<Customer> cards = cards();

    for (QualityRule rule : rules()) {
      for (Customer card : cards) {
        try {
          mended(rule, card);
        } catch (RuntimeException e) {
          fail("'" + rule.id() + "' broke on " + card, e);
        }
      }
    }
  }

  @Test
  void findingsSayWhatIsWrongWithWhatTheRuleReads() {
    List<Customer> cards = cards();

    for (QualityRule rule : rules()) {
      for (Customer card : cards) {
        finding(rule, card)
            .ifPresent(
                found -> {
                  assertThat(found.message()).as(rule.id()).isNotBlank();
                  assertThat(found.field() == null || isRead(rule, found.field()))
                      .as("'%s' reads the field of %s", rule.id(), found)
                      .isTrue();
                });
      }
    }
  }

  private static boolean isRead(QualityRule rule, String field) {
    return rule.reads().isEmpty() || rule.reads().contains(field);
  }

  @Test
  void theSameCardGetsTheSameAnswerAgain() {
    List<Customer> cards = cards();

    for (QualityRule rule : rules()) {
      for (Customer card : cards) {
        Customer copy = card.toBuilder().build();
        assertThat(finding(rule, copy)).as(rule.id()).isEqualTo(finding(rule, card));
        assertThat(mended(rule, copy)).as(rule.id()).isEqualTo(mended(rule, card));
      }
    }
  }

  @Test
  void severalThreadsGetTheAnswersThatOneGets() {
    List<Customer> cards = cards();
    List<Optional<QualityFinding>> alone = findings(cards);

    List<CompletableFuture<List<Optional<QualityFinding>>>> together =
        IntStream.range(0, THREADS)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> findings(cards)))
            .toList();

    together.forEach(answer -> assertThat(answer.join()).isEqualTo(alone));
  }

  private List<Optional<QualityFinding>> findings(List<Customer> cards) {
    List<Optional<QualityFinding>> found = new ArrayList<>();
    for (QualityRule rule : rules()) {
      cards.forEach(card -> found.add(finding(rule, card)));
    }
    return found;
  }

  @Test
  void theAnswerDependsOnWhatIsReadAlone() {
    List<Customer> cards = cards();

    for (QualityRule rule : rules()) {
      if (!rule.reads().isEmpty()) {
        for (Customer card : cards) {
          assertThat(finding(rule, only(card, rule.reads())))
              .as("'%s' says that it reads %s alone, of %s", rule.id(), rule.reads(), card)
              .isEqualTo(finding(rule, card));
        }
      }
    }
  }

  private static Customer only(Customer card, Set<String> reads) {
    CustomerBuilder<?> blank =
        card.kind() == CustomerKind.PERSON ? Person.builder() : Organization.builder();
    EntityDraft<Customer> full = CustomerFields.TYPE.draft(card);
    EntityDraft<Customer> draft =
        CustomerFields.TYPE.draft(blank.id(card.id()).revision(card.revision()).build());
    for (Field<Customer, ?> field : CustomerFields.TYPE.fields()) {
      if (reads.contains(field.name()) && !field.is(FieldTrait.DERIVED)) {
        draft.set(field, full.value(field));
      }
    }
    CustomerFields.TYPE.collections().stream()
        .filter(collection -> reads.contains(collection.name()))
        .forEach(collection -> copy(collection, card, draft));
    CustomerBuilder<?> kept = draft.build().toBuilder();
    card.customFields()
        .forEach((name, value) -> kept.custom(name, reads.contains(name) ? value : null));
    return kept.build();
  }

  private static <T> void copy(
      CollectionField<Customer, T> collection, Customer from, EntityDraft<Customer> to) {
    to.setList(collection, CustomerFields.TYPE.draft(from).list(collection));
  }

  @Test
  void aMendedCardPassesAndDiffersOnlyInWhatIsRead() {
    List<Customer> cards = cards();

    for (QualityRule rule : rules()) {
      for (Customer card : cards) {
        mended(rule, card).ifPresent(mended -> assertMended(rule, card, mended));
      }
    }
  }

  private static void assertMended(QualityRule rule, Customer card, Customer mended) {
    assertThat(finding(rule, mended)).as("'%s' of %s", rule.id(), mended).isEmpty();
    assertThat(mended).as(rule.id()).isNotEqualTo(card);
    assertThat(mended.id()).as(rule.id()).isEqualTo(card.id());
    assertThat(mended.kind()).as(rule.id()).isEqualTo(card.kind());
    assertThat(mended.revision()).as(rule.id()).isEqualTo(card.revision());
    assertThat(mended.mergedInto()).as(rule.id()).isEqualTo(card.mergedInto());
    if (!rule.reads().isEmpty()) {
      assertThat(changed(card, mended)).as(rule.id()).isSubsetOf(rule.reads());
    }
  }

  private static Set<String> changed(Customer card, Customer mended) {
    EntityDraft<Customer> before = CustomerFields.TYPE.draft(card);
    EntityDraft<Customer> after = CustomerFields.TYPE.draft(mended);
    Set<String> changed = new HashSet<>();
    for (Field<Customer, ?> field : CustomerFields.TYPE.fields()) {
      boolean same = Objects.equals(before.value(field), after.value(field));
      if (!same && !field.is(FieldTrait.DERIVED)) {
        changed.add(field.name());
      }
    }
    for (CollectionField<Customer, ?> collection : CustomerFields.TYPE.collections()) {
      if (!before.list(collection).equals(after.list(collection))) {
        changed.add(collection.name());
      }
    }
    Set<Map.Entry<String, Object>> custom = new HashSet<>(card.customFields().entrySet());
    custom.removeAll(mended.customFields().entrySet());
    custom.forEach(entry -> changed.add(entry.getKey()));
    return changed;
  }

  private List<Customer> cards() {
    return Stream.concat(failing().stream(), OddCards.all(ROUNDS).stream()).toList();
  }

  private static Optional<QualityFinding> finding(QualityRule rule, Customer card) {
    return rule.appliesTo(card) ? rule.check(card, CLOCK) : Optional.empty();
  }

  private static Optional<Customer> mended(QualityRule rule, Customer card) {
    return finding(rule, card).isPresent() ? rule.mend(card, CLOCK) : Optional.empty();
  }
}
