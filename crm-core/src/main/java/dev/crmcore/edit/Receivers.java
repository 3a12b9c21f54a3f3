package dev.crmcore.edit;

import dev.crmcore.model.CustomerId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds who gets a record: whoever got the customer that it is about, or else the next. Used once.
 */
final class Receivers {
  private final List<String> people;
  private final @Nullable Map<String, Long> load;
  private final Map<CustomerId, String> byCustomer = new HashMap<>();
  private int turn;

  /**
   * @param people who may get it, in order
   * @param load how much each has already, or null where it goes in turn
   */
  Receivers(List<String> people, @Nullable Map<String, Long> load) {
    this.people = people;
    this.load = load == null ? null : new HashMap<>(load);
  }

  String of(@Nullable CustomerId customer) {
    String receiver =
        customer == null ? next() : byCustomer.computeIfAbsent(customer, none -> next());
    if (load != null) {
      load.merge(receiver, 1L, Long::sum);
    }
    return receiver;
  }

  private String next() {
    Map<String, Long> known = load;
    if (known == null) {
      return people.get(turn++ % people.size());
    }
    return people.stream()
        .min(Comparator.comparingLong(who -> known.getOrDefault(who, 0L)))
        .orElseThrow();
  }
}
