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
 * @param refusals why the merge would be refused: by whoever called two of the customers different,
 *     and by participants; empty if it would not be
 */
public record MergePreview(Customer result, List<FieldDecision> decisions, List<String> refusals) {
  /** Checks that the result is there, and copies the lists. */
  public MergePreview {
    requireNonNull(result, "result");
    decisions = List.copyOf(decisions);
    refusals = List.copyOf(refusals);
  }

  MergePreview withRefusals(List<String> newRefusals) {
    return new MergePreview(result, decisions, newRefusals);
  }
}
