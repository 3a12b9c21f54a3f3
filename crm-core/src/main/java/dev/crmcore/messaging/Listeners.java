package dev.crmcore.messaging;

import dev.crmcore.event.Alert;
import dev.crmcore.event.ChangeEvent;
import dev.crmcore.event.MembershipEvent;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who hears of what happened, after the commit.
 *
 * @param changes of committed change-sets
 * @param memberships of customers who got into segments and out of them
 * @param alerts of deadlines that passed
 */
public record Listeners(
    List<Consumer<ChangeEvent>> changes,
    List<Consumer<MembershipEvent>> memberships,
    List<Consumer<Alert>> alerts) {
  /** Copies the lists. */
  public Listeners {
    changes = List.copyOf(changes);
    memberships = List.copyOf(memberships);
    alerts = List.copyOf(alerts);
  }

  /** Tells every listener of every event, also after one that fails; then the failure counts. */
  static <T> void tell(List<Consumer<T>> listeners, List<T> events) {
    RuntimeException failure = null;
    for (T event : events) {
      for (Consumer<T> listener : listeners) {
        try {
          listener.accept(event);
        } catch (RuntimeException e) {
          failure = e;
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
