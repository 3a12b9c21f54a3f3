package dev.crmcore.merge;

import dev.crmcore.field.Field;
import dev.crmcore.model.Customer;
import java.util.List;

/** Chooses whose value of a field survives a merge. Stateless and safe for all threads. */
public interface MergeStrategy {
  /** Returns the reason to show, such as {@code "most recent"}. */
  String reason();

  /**
   * Returns the customer whose value survives.
   *
   * @param field the field
   * @param candidates the customers that have a value, the survivor first if it has one; never
   *     empty
   */
  Customer choose(Field<Customer, ?> field, List<Customer> candidates);
}
