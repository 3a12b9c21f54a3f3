package dev.crmcore.merging;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.merge.MergeStrategy;
import dev.crmcore.model.Customer;
import dev.crmcore.model.FieldOrigin;
import dev.crmcore.model.OwnerAssignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Makes one card of several: a value for each field, the union of each collection. */
final class Combination {
  private final EntityType<Customer> type;
  private final MergePolicy policy;

  Combination(EntityType<Customer> type, MergePolicy policy) {
    this.type = type;
    this.policy = policy;
  }

  MergePreview of(Customer survivor, List<Customer> losers) {
    List<Customer> ranked = new ArrayList<>(losers);
    ranked.sort(
        Comparator.comparing((Customer loser) -> loser.revision().updatedAt())
            .reversed()
            .thenComparing(loser -> loser.id().toString()));
    ranked.add(0, survivor);
    EntityDraft<Customer> draft = type.draft(survivor);
    List<FieldOrigin> origins = new ArrayList<>();
    for (Field<Customer, ?> field : type.fields()) {
      if (isMerged(field)) {
        choose(field, ranked, draft, origins);
      }
    }
    for (CollectionField<Customer, ?> collection : type.collections()) {
      unite(collection, ranked, draft);
    }
    return new MergePreview(draft.build(), origins);
  }

  /** Tells whether a field takes part: what the library keeps or computes does not. */
  static boolean isMerged(Field<Customer, ?> field) {
    return !field.is(FieldTrait.SYSTEM) && !field.is(FieldTrait.DERIVED);
  }

  private void choose(
      Field<Customer, ?> field,
      List<Customer> ranked,
      EntityDraft<Customer> draft,
      List<FieldOrigin> origins) {
    // An organisation that belonged to the other one must not end up belonging to itself.
    List<Customer> candidates =
        ranked.stream().filter(c -> field.get(c) != null && !refersTo(ranked, field, c)).toList();
    Customer survivor = ranked.get(0);
    if (candidates.isEmpty()) {
      draft.set(field, null);
      return;
    }
    boolean agreed = candidates.stream().map(field::text).distinct().count() == 1;
    if (agreed && candidates.get(0) == survivor) {
      return;
    }
    MergeStrategy strategy = policy.strategy(field);
    Customer chosen = strategy.choose(field, candidates);
    draft.set(field, field.get(chosen));
    origins.add(new FieldOrigin(field.name(), chosen.id(), strategy.reason()));
  }

  private static boolean refersTo(
      List<Customer> customers, Field<Customer, ?> field, Customer holder) {
    Object target = field.get(holder);
    return field.references().isPresent()
        && customers.stream().anyMatch(customer -> customer.id().value().equals(target));
  }

  private static <T> void unite(
      CollectionField<Customer, T> collection, List<Customer> ranked, EntityDraft<Customer> draft) {
    Set<T> union = new LinkedHashSet<>();
    Set<Object> keys = new LinkedHashSet<>();
    for (Customer customer : ranked) {
      for (T element : collection.get(customer)) {
        if (keys.add(key(collection, element))) {
          union.add(element);
        }
      }
    }
    draft.setList(collection, List.copyOf(union));
  }

  /** What makes two elements the same: their lookup key, or for owners the line of service. */
  static <T> Object key(CollectionField<Customer, T> collection, T element) {
    if (element instanceof OwnerAssignment owner) {
      return owner.serviceLine();
    }
    if (collection.lookup().isEmpty()) {
      return element;
    }
    return collection.lookup().stream()
        .map(name -> Objects.toString(collection.field(name).orElseThrow().text(element), ""))
        .toList();
  }
}
