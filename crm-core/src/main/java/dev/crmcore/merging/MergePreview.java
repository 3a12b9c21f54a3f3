package dev.crmcore.merging;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.Customer;
import java.util.List;

/**
 * What a merge would make. Immutable.
 *
 * @param result the survivor as it would be
 * @param decisions where its values would come from and which ones would not stand, for every field
 *     in which the customers differ; elements of collections that are united without loss are not
 *     listed
 */
public record MergePreview(Customer result, List<FieldDecision> decisions) {
  /** Checks that the result is there, and copies the decisions. */
  public MergePreview {
    requireNonNull(result, "result");
    decisions = List.copyOf(decisions);
  }
}
