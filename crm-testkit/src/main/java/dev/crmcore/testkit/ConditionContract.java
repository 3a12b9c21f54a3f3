package dev.crmcore.testkit;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Operator;
import dev.crmcore.storage.StorageCapability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Filters: whatever the reference evaluator says of each record, {@code query}, {@code count} and
 * {@code scan} say too.
 */
abstract class ConditionContract {
  private static final int RANDOM_CONDITIONS = 150;

  private final StorageHarness harness;

  ConditionContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  @Tag("slow")
  void everyOperatorOnEveryFieldMeansWhatTheReferenceSays() {
    long seed = Seeds.base();
    World world = World.of(harness, seed, 45);
    Conditionals conditionals = new Conditionals(harness, world);
    RandomConditions random = new RandomConditions(world.catalogue(), seed);

    for (EntityType<?> type : world.catalogue().entities()) {
      List<Condition> conditions = comparisons(random, type.fields());
      conditions.addAll(conditions.stream().map(Condition::negate).toList());
      conditionals.compare("seed " + seed, type, conditions);
    }
  }

  @Test
  @Tag("slow")
  void everyOperatorOnEveryFieldOfCollectionsMeansWhatTheReferenceSays() {
    long seed = Seeds.base();
    World world = World.of(harness, seed, 45);
    Conditionals conditionals = new Conditionals(harness, world);
    RandomConditions random = new RandomConditions(world.catalogue(), seed);

    for (EntityType<?> type : world.catalogue().entities()) {
      for (CollectionField<?, ?> collection : type.collections()) {
        if (!collection.isDocument()) {
          List<Condition> elements = comparisons(random, collection.fields());
          elements.add(Conditions.everyone());
          elements.add(Conditions.nobody());
          List<Condition> conditions = new ArrayList<>();
          for (Condition element : elements) {
            Condition has = new Condition.Has(collection.name(), element);
            conditions.add(has);
            conditions.add(has.negate());
            conditions.add(new Condition.Has(collection.name(), element.negate()));
          }
          conditionals.compare("seed " + seed, type, conditions);
        }
      }
    }
  }

  @Test
  void randomConditionsOverRandomDataMeanWhatTheReferenceSays() {
    for (long seed : Seeds.some(2)) {
      harness.close();
      World world = World.of(harness, seed, 60);
      Conditionals conditionals = new Conditionals(harness, world);
      RandomConditions random = new RandomConditions(world.catalogue(), seed);
      for (EntityType<?> type : world.catalogue().entities()) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < RANDOM_CONDITIONS; i++) {
          conditions.add(random.next(type));
        }
        conditionals.compare("seed " + seed, type, conditions);
      }
      conditionals.requireTelling(0.4);
    }
  }

  @Test
  void whatChangesAndTheClockKeepUpToDateMeansWhatTheReferenceSays() {
    if (!harness.declares(StorageCapability.CONDITIONS)
        || !harness.declares(StorageCapability.RELATED_CONDITIONS)) {
      return;
    }
    for (long seed : Seeds.some(2)) {
      harness.close();
      new LivingWorld(harness, seed).live(RANDOM_CONDITIONS);
    }
  }

  @Test
  void everyoneAndNobodyMeanSo() {
    World world = World.of(harness, Seeds.base(), 5);
    Conditionals conditionals = new Conditionals(harness, world);

    for (EntityType<?> type : world.catalogue().entities()) {
      conditionals.compare(
          "constants", type, List.of(Conditions.nobody(), Conditions.everyone().negate()));
    }
  }

  private static List<Condition> comparisons(
      RandomConditions random, Collection<? extends Field<?, ?>> fields) {
    List<Condition> conditions = new ArrayList<>();
    for (Field<?, ?> field : fields) {
      conditions.add(new Condition.Missing(field.name()));
      for (Operator operator : RandomConditions.operators(field.kind())) {
        for (int i = 0; i < 4; i++) {
          conditions.add(random.compare(field, operator));
        }
      }
    }
    return conditions;
  }
}
