package dev.crmcore.merging;

import dev.crmcore.error.PluginException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.gateway.Reader;
import dev.crmcore.merge.MergeCandidate;
import dev.crmcore.merge.MergeChoice;
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
  private final FieldTimes times;

  Combination(EntityType<Customer> type, MergePolicy policy, Reader reader) {
    this.type = type;
    this.policy = policy;
    this.times = new FieldTimes(reader);
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
    List<MergeCandidate> candidates = new ArrayList<>();
    for (Customer customer : ranked) {
      if (field.get(customer) != null && !refersTo(ranked, field, customer)) {
        candidates.add(new CardCandidate(customer, customer == ranked.get(0), field, times));
      }
    }
    if (candidates.isEmpty()) {
      draft.set(field, null);
      return;
    }
    MergeCandidate first = candidates.get(0);
    boolean agreed = candidates.stream().allMatch(candidate -> isSame(field, first, candidate));
    if (agreed && first.isSurvivor()) {
      return;
    }
    MergeChoice choice =
        agreed ? new MergeChoice(first, "the only value") : chosen(field, candidates);
    // What the survivor has too it need not get from a loser: it keeps it when the merge is undone.
    boolean own = first.isSurvivor() && isSame(field, first, choice.candidate());
    Customer from = own ? first.customer() : choice.candidate().customer();
    draft.set(field, field.get(from));
    origins.add(new FieldOrigin(field.name(), from.id(), choice.reason()));
  }

  private MergeChoice chosen(Field<Customer, ?> field, List<MergeCandidate> candidates) {
    MergeStrategy strategy = policy.strategy(field);
    MergeChoice choice = strategy.choose(field, List.copyOf(candidates));
    if (choice == null || !candidates.contains(choice.candidate())) {
      throw new PluginException(
          "The merge strategy %s chose none of the candidates for '%s'. MergeStrategyContract of crm-testkit tells such strategies."
              .formatted(strategy.getClass().getName(), field));
    }
    return choice;
  }

  private static boolean isSame(
      Field<Customer, ?> field, MergeCandidate left, MergeCandidate right) {
    return Objects.equals(field.text(left.customer()), field.text(right.customer()));
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
