package dev.crmcore.interaction;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.VisitorFields;
import dev.crmcore.customer.Recognizer;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Visitor;
import dev.crmcore.storage.LookupKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Remembers with which browsers customers were seen. What was done with a browser before anybody
 * was known becomes theirs who are first; whoever is recognised with it later has what comes then.
 */
final class KnownVisitors {
  private static final int CHUNK = 500;

  private final ChangeSet changes;
  private final Recognizer recognizer;
  private final Placing placing;

  KnownVisitors(ChangeSet changes, Recognizer recognizer, Placing placing) {
    this.changes = changes;
    this.recognizer = recognizer;
    this.placing = placing;
  }

  /** Notes that a customer was seen. */
  void seen(Collection<Identity> identities, CustomerId customer) {
    Map<String, CustomerId> byMark = new LinkedHashMap<>();
    marks(identities).forEach(mark -> byMark.put(mark, customer));
    seen(byMark);
  }

  static List<String> marks(Collection<Identity> identities) {
    return identities.stream().filter(Identity::isVisitor).map(Identity::value).toList();
  }

  /**
   * Notes with which browsers customers were seen, whatever the actor may do: it is the library
   * that keeps browsers. What somebody sent with an address of their own is not history of the
   * browser.
   *
   * @return the interactions that found their place
   */
  Set<UUID> seen(Map<String, CustomerId> byMark) {
    if (byMark.isEmpty()) {
      return Set.of();
    }
    Map<String, Visitor> known =
        recognizer.visitors(byMark.keySet().stream().map(Identity::visitor).toList());
    Map<LookupKey, CustomerId> first = new LinkedHashMap<>();
    List<Visitor> added = new ArrayList<>();
    List<Visitor> changed = new ArrayList<>();
    byMark.forEach(
        (mark, customer) -> {
          Visitor visitor = known.get(mark);
          if (visitor == null) {
            added.add(Visitor.of(mark, customer));
            first.put(LookupKey.of(Identity.VISITOR, mark), customer);
          } else if (!visitor.customerId().equals(customer)) {
            changed.add(visitor.with(customer));
          }
        });
    changes.derive(VisitorFields.TYPE, added, changed);
    Map<UUID, CustomerId> history = new LinkedHashMap<>();
    changes
        .reader()
        .lookupUnseen(InteractionFields.TYPE, InteractionFields.IDENTITIES, first.keySet())
        .forEach(
            (key, ids) -> {
              CustomerId customer = first.get(key);
              if (customer != null) {
                ids.forEach(id -> history.put(id, customer));
              }
            });
    return give(history, one -> one.identities().stream().allMatch(Identity::isVisitor));
  }

  /**
   * Gives interactions that wait to customers; those that do not wait stay where they are.
   *
   * @return those that found their place
   */
  Set<UUID> give(Map<UUID, CustomerId> owners, Predicate<Interaction> which) {
    List<UUID> ids = List.copyOf(owners.keySet());
    Set<UUID> given = new LinkedHashSet<>();
    for (int i = 0; i < ids.size(); i += CHUNK) {
      for (Interaction one : waiting(ids.subList(i, Math.min(i + CHUNK, ids.size())))) {
        CustomerId owner = owners.get(one.id().value());
        if (owner != null && which.test(one)) {
          placing.give(one, owner);
          given.add(one.id().value());
        }
      }
    }
    return given;
  }

  /** Returns those that wait in the order in which they were said: later answers build on them. */
  private List<Interaction> waiting(List<UUID> ids) {
    return changes.reader().findAllUnseen(InteractionFields.TYPE, ids).stream()
        .filter(Interaction::isWaiting)
        .sorted(Comparator.comparing(Interaction::occurredAt))
        .toList();
  }
}
