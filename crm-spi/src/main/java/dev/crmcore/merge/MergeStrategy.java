package dev.crmcore.merge;

import dev.crmcore.field.Field;
import dev.crmcore.model.Customer;
import java.util.List;

/**
 * Chooses whose value of a field survives a merge. Stateless, safe for all threads, and called
 * inside the transaction of the merge. The same candidates get the same answer, in whatever order
 * the losers stand: {@code MergeStrategyContract} of crm-testkit proves that.
 */
@FunctionalInterface
public interface MergeStrategy {
  /**
   * Returns the candidate whose value survives, with the reason to show.
   *
   * @param field the field
   * @param candidates the customers that have a value, the survivor first if it has one; never
   *     empty. A merge asks only where their values differ
   */
  MergeChoice choose(Field<Customer, ?> field, List<MergeCandidate> candidates);
}
