package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.duplicates.DuplicatePair;
import dev.crmcore.duplicates.EntryCheck;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportBatch.Item;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.ImportRunId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the search for duplicates whom a row is about. */
final class Lookalikes {
  private final ChangeSet changes;
  private final CustomerRows customers;
  private final EntryCheck duplicates;
  private final @Nullable ImportRunId run;
  private final IdentityHashMap<Item, Customer> newcomers = new IdentityHashMap<>();
  private final IdentityHashMap<Item, List<DuplicatePair>> looked = new IdentityHashMap<>();
  private final List<DuplicatePair> possible = new ArrayList<>();

  Lookalikes(
      ChangeSet changes, CustomerRows customers, EntryCheck duplicates, @Nullable ImportRunId run) {
    this.changes = changes;
    this.customers = customers;
    this.duplicates = duplicates;
    this.run = run;
  }

  /** Returns the keys of all customers that any of the rows matches, reading them at once. */
  Set<UUID> of(List<Item> items) {
    List<Customer> valid = new ArrayList<>();
    items.forEach(item -> addIfValid(valid, item));
    duplicates.prefetch(valid);
    Set<UUID> keys = new LinkedHashSet<>();
    for (Customer newcomer : valid) {
      matches(duplicates.check(newcomer)).forEach(id -> keys.add(id.value()));
    }
    return keys;
  }

  private void addIfValid(List<Customer> valid, Item item) {
    try {
      valid.add(newcomer(item));
    } catch (InvalidInputException e) {
      // The row is rejected when its turn comes.
    }
  }

  /** Returns the customers that a row matches, also those that rows before it will add. */
  List<CustomerId> of(Item item) {
    List<DuplicatePair> pairs = duplicates.check(newcomer(item));
    looked.put(item, pairs);
    return matches(pairs);
  }

  /** Takes the customer that a row adds. */
  void remember(Item item, Customer added) {
    duplicates.remember(added);
    for (DuplicatePair pair : looked.getOrDefault(item, List.of())) {
      possible.add(
          new DuplicatePair(added.id(), pair.right(), pair.probability(), pair.decision()));
    }
  }

  /** Puts what is only possible into the review queue, once those who were added are stored. */
  int queue() {
    return EntryCheck.queue(changes, possible, run);
  }

  /** Returns the customer that a row would add, its contact points in normal form. */
  private Customer newcomer(Item item) {
    Customer known = newcomers.get(item);
    if (known != null) {
      return known;
    }
    Customer customer = customers.create(item.values(), item.kind(), item.id(), List.of());
    Customer made = changes.prepareNew(CustomerFields.TYPE, customer).value();
    newcomers.put(item, made);
    return made;
  }

  private static List<CustomerId> matches(List<DuplicatePair> pairs) {
    return pairs.stream()
        .filter(pair -> pair.decision() == MatchDecision.MATCH)
        .map(DuplicatePair::right)
        .toList();
  }
}
