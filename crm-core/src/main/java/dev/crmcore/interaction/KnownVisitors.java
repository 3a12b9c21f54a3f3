package dev.crmcore.interaction;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.VisitorFields;
import dev.crmcore.customer.Recognizer;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Prepared;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Visitor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Remembers with which browsers customers were seen. What was done with a browser before anybody
 * was known becomes theirs who are first; whoever is recognised with it later has what comes then.
 */
final class KnownVisitors {
  private static final int CHUNK = 500;

  private final ChangeSet changes;
  private final Recognizer recognizer;

  KnownVisitors(ChangeSet changes, Recognizer recognizer) {
    this.changes = changes;
    this.recognizer = recognizer;
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

  /** Notes with which browsers customers were seen. */
  void seen(Map<String, CustomerId> byMark) {
    if (byMark.isEmpty()) {
      return;
    }
    Map<String, Visitor> known =
        recognizer.visitors(byMark.keySet().stream().map(Identity::visitor).toList());
    Map<List<String>, CustomerId> first = new HashMap<>();
    List<Visitor> added = new ArrayList<>();
    byMark.forEach(
        (mark, customer) -> {
          Visitor visitor = known.get(mark);
          if (visitor == null) {
            added.add(Visitor.of(mark, customer));
            first.put(List.of(Identity.VISITOR, mark), customer);
          } else if (!visitor.customerId().equals(customer)) {
            changes.update(VisitorFields.TYPE, visitor.with(customer));
          }
        });
    changes.createAll(VisitorFields.TYPE, added);
    Map<UUID, CustomerId> history = new LinkedHashMap<>();
    changes
        .reader()
        .holders(InteractionFields.TYPE, InteractionFields.IDENTITIES, first.keySet())
        .forEach(
            (key, ids) -> {
              CustomerId customer = first.get(key);
              if (customer != null) {
                ids.forEach(id -> history.put(id, customer));
              }
            });
    give(changes, history);
  }

  /** Gives interactions that wait to customers; those that do not wait stay where they are. */
  static int give(ChangeSet changes, Map<UUID, CustomerId> owners) {
    List<UUID> ids = List.copyOf(owners.keySet());
    int given = 0;
    for (int i = 0; i < ids.size(); i += CHUNK) {
      List<Prepared<Interaction>> some = new ArrayList<>();
      for (Interaction one :
          changes.stored(InteractionFields.TYPE, ids.subList(i, Math.min(i + CHUNK, ids.size())))) {
        CustomerId owner = owners.get(one.id().value());
        if (owner != null && one.customerId() == null && one.withdrawnFrom() == null) {
          some.add(changes.prepareChanged(InteractionFields.TYPE, one, placed(one, owner)));
        }
      }
      changes.updatePrepared(InteractionFields.TYPE, some);
      given += some.size();
    }
    return given;
  }

  /** Returns an interaction on a timeline; by what its sender was recognised is needed no more. */
  static Interaction placed(Interaction waiting, CustomerId owner) {
    return waiting.toBuilder().customerId(owner).identities(List.of()).build();
  }
}
