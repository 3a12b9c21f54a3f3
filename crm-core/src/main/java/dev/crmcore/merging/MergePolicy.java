package dev.crmcore.merging;

import static java.util.Objects.requireNonNull;

import dev.crmcore.field.Field;
import dev.crmcore.merge.MergeStrategy;
import dev.crmcore.model.Customer;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose value of each field survives. Collections are always united.
 *
 * @param fallback for fields that have no strategy of their own
 * @param byField strategies by the names of fields
 */
public record MergePolicy(MergeStrategy fallback, Map<String, MergeStrategy> byField) {
  /** Copies the map. */
  public MergePolicy {
    requireNonNull(fallback, "fallback");
    byField = Map.copyOf(byField);
  }

  /** Returns the policy that keeps the survivor's values and fills its gaps from the losers. */
  public static MergePolicy survivorFirst() {
    return new MergePolicy(Survivorship.survivorFirst(), Map.of());
  }

  /** Returns this policy with a strategy for one field. */
  public MergePolicy with(Field<Customer, ?> field, MergeStrategy strategy) {
    Map<String, MergeStrategy> more = new HashMap<>(byField);
    more.put(field.name(), strategy);
    return new MergePolicy(fallback, more);
  }

  MergeStrategy strategy(Field<Customer, ?> field) {
    return byField.getOrDefault(field.name(), fallback);
  }
}
