package dev.crmcore.merging;

import static java.util.Objects.requireNonNull;

import dev.crmcore.field.Field;
import dev.crmcore.merge.MergeStrategy;
import dev.crmcore.model.Customer;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose value of each field survives, and whether a merge may go against what people decided.
 * Collections are always united.
 *
 * @param fallback for fields that have no strategy of their own
 * @param byField strategies by the names of fields
 * @param overrulesDecisions whether customers are merged that somebody called different
 */
public record MergePolicy(
    MergeStrategy fallback, Map<String, MergeStrategy> byField, boolean overrulesDecisions) {
  /** Copies the map. */
  public MergePolicy {
    requireNonNull(fallback, "fallback");
    byField = Map.copyOf(byField);
  }

  /** Returns the policy that keeps the survivor's values and fills its gaps from the losers. */
  public static MergePolicy survivorFirst() {
    return new MergePolicy(Survivorship.survivorFirst(), Map.of(), false);
  }

  /** Returns this policy with a strategy for one field. */
  public MergePolicy with(Field<Customer, ?> field, MergeStrategy strategy) {
    Map<String, MergeStrategy> more = new HashMap<>(byField);
    more.put(field.name(), strategy);
    return new MergePolicy(fallback, more, overrulesDecisions);
  }

  /**
   * Returns this policy for a merge that goes ahead although somebody called two of the customers
   * different. Whoever merges answers for it; the decision is kept with the merge and stands again
   * when that is undone.
   */
  public MergePolicy overrulingDecisions() {
    return new MergePolicy(fallback, byField, true);
  }

  MergeStrategy strategy(Field<Customer, ?> field) {
    return byField.getOrDefault(field.name(), fallback);
  }
}
