package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.merge.MergeCandidate;
import dev.crmcore.merge.MergeChoice;
import dev.crmcore.merge.MergeStrategy;
import dev.crmcore.model.Customer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * What every merge strategy must do, tried on customers made at random from a seed. Extend it and
 * say which strategy:
 *
 * <pre>{@code
 * class HouseRuleTest extends MergeStrategyContract {
 *   @Override
 *   protected MergeStrategy strategy() {
 *     return new HouseRule();
 *   }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public abstract class MergeStrategyContract {
  private static final int ROUNDS = 1_000;
  private static final int MOST = 5;

  private final EntityType<Customer> type = ContractCatalogue.create().entity(CustomerFields.TYPE);

  /** Creates the contract. */
  protected MergeStrategyContract() {}

  private record Candidate(Customer customer, boolean isSurvivor, Instant changedAt)
      implements MergeCandidate {}

  /** Returns the strategy. Called for each test. */
  protected abstract MergeStrategy strategy();

  /** Returns the fields it is meant for; all that merging asks about unless overridden. */
  protected Collection<? extends Field<Customer, ?>> fields() {
    return type.fields().stream()
        .filter(field -> !field.is(FieldTrait.SYSTEM) && !field.is(FieldTrait.DERIVED))
        .toList();
  }

  @Test
  void choosesOneOfTheCandidates() {
    MergeStrategy strategy = strategy();

    rounds(
        (field, candidates) ->
            assertThat(candidates).contains(choice(strategy, field, candidates).candidate()));
  }

  @Test
  void saysWhyInALine() {
    MergeStrategy strategy = strategy();

    rounds(
        (field, candidates) -> {
          String reason = choice(strategy, field, candidates).reason();
          assertThat(reason).isNotBlank();
          assertThat(reason.chars().anyMatch(Character::isISOControl))
              .as("control characters in '%s'", reason)
              .isFalse();
        });
  }

  @Test
  void givesTheSameCandidatesTheSameAnswer() {
    MergeStrategy strategy = strategy();

    rounds(
        (field, candidates) -> {
          MergeChoice first = choice(strategy, field, candidates);
          assertThat(choice(strategy, field, candidates)).isEqualTo(first);
          assertThat(choice(strategy(), field, candidates)).isEqualTo(first);
        });
  }

  @Test
  void doesNotDependOnTheOrderOfTheLosers() {
    MergeStrategy strategy = strategy();
    Random random = new Random(Seeds.base());

    rounds(
        (field, candidates) -> {
          MergeChoice first = choice(strategy, field, candidates);
          List<MergeCandidate> shuffled = new ArrayList<>(candidates);
          boolean hasSurvivor = shuffled.get(0).isSurvivor();
          Collections.shuffle(shuffled.subList(hasSurvivor ? 1 : 0, shuffled.size()), random);
          assertThat(choice(strategy, field, shuffled)).isEqualTo(first);
        });
  }

  @Test
  void takesTheOnlyCandidate() {
    MergeStrategy strategy = strategy();

    rounds(
        (field, candidates) -> {
          MergeCandidate only = candidates.get(candidates.size() - 1);
          assertThat(choice(strategy, field, List.of(only)).candidate()).isEqualTo(only);
        });
  }

  private static MergeChoice choice(
      MergeStrategy strategy, Field<Customer, ?> field, List<MergeCandidate> candidates) {
    MergeChoice choice = strategy.choose(field, List.copyOf(candidates));
    assertThat(choice).isNotNull();
    return choice;
  }

  /** Tries fields with some customers of one kind that have a value, with and without survivor. */
  private void rounds(BiConsumer<Field<Customer, ?>, List<MergeCandidate>> check) {
    Random random = new Random(Seeds.base());
    Specimens specimens = new Specimens(new SequentialIds(), Seeds.base());
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      customers.add(specimens.next(type));
    }
    List<Field<Customer, ?>> fields = List.copyOf(fields());
    for (int round = 0; round < ROUNDS; round++) {
      Field<Customer, ?> field = Values.any(fields, random);
      List<MergeCandidate> candidates = candidates(field, customers, random);
      if (!candidates.isEmpty()) {
        check.accept(field, candidates);
      }
    }
  }

  private static List<MergeCandidate> candidates(
      Field<Customer, ?> field, List<Customer> customers, Random random) {
    List<Customer> shuffled = new ArrayList<>(customers);
    Collections.shuffle(shuffled, random);
    boolean hasSurvivor = random.nextInt(4) > 0;
    int most = 1 + random.nextInt(MOST);
    List<MergeCandidate> candidates = new ArrayList<>();
    for (Customer customer : shuffled) {
      boolean fits =
          field.get(customer) != null
              && (candidates.isEmpty() || candidates.get(0).customer().kind() == customer.kind());
      if (fits && candidates.size() < most) {
        candidates.add(
            new Candidate(
                customer,
                hasSurvivor && candidates.isEmpty(),
                Values.any(Values.INSTANTS, random)));
      }
    }
    return candidates;
  }
}
