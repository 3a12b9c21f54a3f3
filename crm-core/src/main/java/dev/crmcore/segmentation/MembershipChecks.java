package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.MembershipCheckFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.MembershipCheck;
import dev.crmcore.model.MembershipCheckId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** When the clock may next move customers into tracked segments or out of them. */
final class MembershipChecks {
  private static final int CHUNK = 5_000;

  private MembershipChecks() {}

  /** Returns the checks that are stored of some customers. */
  static Map<UUID, MembershipCheck> of(ChangeSet changes, Collection<UUID> customers) {
    Map<UUID, MembershipCheck> checks = new HashMap<>();
    for (MembershipCheck check :
        changes.reader().findAllUnseen(MembershipCheckFields.TYPE, customers)) {
      checks.put(check.id().value(), check);
    }
    return checks;
  }

  /** Stores when each of some customers is looked at next. */
  static void set(
      ChangeSet changes, Map<UUID, MembershipCheck> stored, Map<UUID, Optional<Instant>> next) {
    List<MembershipCheck> added = new ArrayList<>();
    List<MembershipCheck> changed = new ArrayList<>();
    List<MembershipCheck> dropped = new ArrayList<>();
    next.forEach(
        (customer, due) -> {
          MembershipCheck known = stored.get(customer);
          if (due.isEmpty()) {
            if (known != null) {
              dropped.add(known);
            }
          } else if (known == null) {
            added.add(
                new MembershipCheck(new MembershipCheckId(customer), due.get(), Revision.NEW));
          } else if (!known.dueAt().equals(due.get())) {
            changed.add(new MembershipCheck(known.id(), due.get(), known.revision()));
          }
        });
    changes.derive(MembershipCheckFields.TYPE, added, changed);
    changes.forget(MembershipCheckFields.TYPE, dropped);
  }

  /** Has everybody looked at: a segment is new, or means something else. */
  static void everybody(ChangeSet changes) {
    List<UUID> customers = new ArrayList<>();
    changes
        .reader()
        .scanUnseen(
            CustomerFields.TYPE,
            Customers.IN_USE,
            customer -> customers.add(customer.id().value()));
    for (int i = 0; i < customers.size(); i += CHUNK) {
      List<UUID> part = customers.subList(i, Math.min(i + CHUNK, customers.size()));
      Map<UUID, Optional<Instant>> due = new HashMap<>();
      Map<UUID, MembershipCheck> stored = of(changes, part);
      for (UUID customer : part) {
        MembershipCheck check = stored.get(customer);
        if (check == null || check.dueAt().isAfter(changes.now())) {
          due.put(customer, Optional.of(changes.now()));
        }
      }
      set(changes, stored, due);
    }
  }
}
