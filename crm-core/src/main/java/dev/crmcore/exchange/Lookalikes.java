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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Asks the search for duplicates whom a row is about. */
final class Lookalikes {
  private final ChangeSet changes;
  private final CustomerRows customers;
  private final EntryCheck duplicates;

  Lookalikes(ChangeSet changes, CustomerRows customers, EntryCheck duplicates) {
    this.changes = changes;
    this.customers = customers;
    this.duplicates = duplicates;
  }

  /** Returns the keys of all customers that any of the rows matches, reading them at once. */
  Set<UUID> of(List<Item> items) {
    List<Customer> newcomers = new ArrayList<>();
    items.forEach(item -> addIfValid(newcomers, item));
    duplicates.prefetch(newcomers);
    Set<UUID> keys = new LinkedHashSet<>();
    newcomers.forEach(newcomer -> matches(newcomer).forEach(id -> keys.add(id.value())));
    return keys;
  }

  private void addIfValid(List<Customer> newcomers, Item item) {
    try {
      newcomers.add(newcomer(item));
    } catch (InvalidInputException e) {
      // The row is rejected when its turn comes.
    }
  }

  /** Returns the customers that a row matches, also those that rows before it will add. */
  List<CustomerId> of(Item item) {
    return matches(newcomer(item));
  }

  /** Takes a customer that will be added. */
  void remember(Customer added) {
    duplicates.remember(added);
  }

  /** Returns the customer that a row would add, its contact points in normal form. */
  private Customer newcomer(Item item) {
    Customer customer = customers.create(item.values(), item.kind(), item.id(), List.of());
    return changes.prepareNew(CustomerFields.TYPE, customer).value();
  }

  private List<CustomerId> matches(Customer newcomer) {
    return duplicates.check(newcomer).stream()
        .filter(pair -> pair.decision() == MatchDecision.MATCH)
        .map(DuplicatePair::right)
        .toList();
  }
}
