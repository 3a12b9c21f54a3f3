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
import dev.crmcore.merging.FieldDecision.LosingValue;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.OwnerAssignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes one card of several: a value for each field, the union of each collection. */
final class Combination {
  private final EntityType<Customer> type;
  private final MergePolicy policy;
  private final FieldTimes times;
  private final Reader reader;

  Combination(EntityType<Customer> type, MergePolicy policy, Reader reader) {
    this.reader = reader;
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
    List<FieldDecision> decisions = new ArrayList<>();
    for (Field<Customer, ?> field : type.fields()) {
      if (isMerged(field)) {
        choose(field, ranked, draft, decisions);
      }
    }
    for (CollectionField<Customer, ?> collection : type.collections()) {
      unite(collection, ranked, draft, decisions);
    }
    return new MergePreview(draft.build(), decisions, List.of());
  }

  /** Tells whether a field takes part: what the library keeps or computes does not. */
  static boolean isMerged(Field<Customer, ?> field) {
    return !field.is(FieldTrait.SYSTEM) && !field.is(FieldTrait.DERIVED);
  }

  private void choose(
      Field<Customer, ?> field,
      List<Customer> ranked,
      EntityDraft<Customer> draft,
      List<FieldDecision> decisions) {
    Customer survivor = ranked.get(0);
    List<Customer> holders = ranked.stream().filter(one -> field.get(one) != null).toList();
    // An organisation that belonged to the other one must not end up belonging to itself.
    List<MergeCandidate> candidates = new ArrayList<>();
    for (Customer holder : holders) {
      if (!refersTo(ranked, field, holder)) {
        candidates.add(new CardCandidate(holder, holder == survivor, field, times));
      }
    }
    if (candidates.isEmpty()) {
      if (!holders.isEmpty()) {
        draft.set(field, null);
        decisions.add(decision(field, survivor, null, "it would refer to itself", holders));
      }
      return;
    }
    MergeCandidate first = candidates.get(0);
    boolean agreed = candidates.stream().allMatch(candidate -> isSame(field, first, candidate));
    if (agreed && first.isSurvivor() && candidates.size() == holders.size()) {
      return;
    }
    MergeChoice choice =
        agreed ? new MergeChoice(first, "the only value") : chosen(field, candidates);
    // What the survivor has too it need not get from a loser: it keeps it when the merge is undone.
    boolean own = first.isSurvivor() && isSame(field, first, choice.candidate());
    Customer from = own ? survivor : choice.candidate().customer();
    draft.set(field, field.get(from));
    decisions.add(decision(field, from, field.text(from), choice.reason(), holders));
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

  private static FieldDecision decision(
      Field<Customer, ?> field,
      Customer from,
      @Nullable String value,
      String reason,
      List<Customer> holders) {
    List<LosingValue> losing = new ArrayList<>();
    for (Customer holder : holders) {
      String text = field.text(holder);
      if (text != null && !text.equals(value)) {
        losing.add(new LosingValue(holder.id(), text));
      }
    }
    return new FieldDecision(field.name(), from.id(), value, reason, losing);
  }

  private static boolean isSame(
      Field<Customer, ?> field, MergeCandidate left, MergeCandidate right) {
    return Objects.equals(field.text(left.customer()), field.text(right.customer()));
  }

  /** Tells whether a reference leads to one of the customers, at once or through others. */
  @SuppressWarnings("unchecked") // a reference is a field of ids
  private boolean refersTo(List<Customer> customers, Field<Customer, ?> field, Customer holder) {
    if (field.references().isEmpty()) {
      return false;
    }
    Field<Customer, UUID> reference = (Field<Customer, UUID>) field;
    Set<UUID> passed = new HashSet<>();
    customers.forEach(customer -> passed.add(customer.id().value()));
    UUID target = reference.get(holder);
    while (target != null && passed.add(target)) {
      target = reader.follow(type, target, reference).orElse(null);
    }
    return target != null && customers.stream().anyMatch(isOne(target));
  }

  private static Predicate<Customer> isOne(UUID id) {
    return customer -> customer.id().value().equals(id);
  }

  private static <T> void unite(
      CollectionField<Customer, T> collection,
      List<Customer> ranked,
      EntityDraft<Customer> draft,
      List<FieldDecision> decisions) {
    Map<Object, Kept<T>> union = new LinkedHashMap<>();
    for (Customer customer : ranked) {
      for (T element : collection.get(customer)) {
        Kept<T> kept =
            union.computeIfAbsent(
                key(collection, element),
                key -> new Kept<>(customer.id(), element, new ArrayList<>()));
        if (!kept.element.equals(element)) {
          kept.losing.add(new LosingValue(customer.id(), text(collection, element)));
        }
      }
    }
    draft.setList(collection, union.values().stream().map(Kept::element).toList());
    for (Kept<T> kept : union.values()) {
      if (!kept.losing.isEmpty()) {
        decisions.add(
            new FieldDecision(
                collection.name(),
                kept.from,
                text(collection, kept.element),
                "united: of those that stand for the same the first",
                kept.losing));
      }
    }
  }

  /** An element of a united collection, and those that stood for the same and gave way. */
  private record Kept<T>(CustomerId from, T element, List<LosingValue> losing) {}

  private static <T> String text(CollectionField<Customer, T> collection, T element) {
    StringJoiner text = new StringJoiner(", ");
    for (Field<T, ?> field : collection.fields()) {
      String value = field.text(element);
      if (value != null) {
        text.add(field + ": " + value);
      }
    }
    return text.toString();
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
