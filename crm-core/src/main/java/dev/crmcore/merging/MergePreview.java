package dev.crmcore.merging;

import dev.crmcore.model.Customer;
import dev.crmcore.model.FieldOrigin;
import java.util.List;

/**
 * What a merge would make.
 *
 * @param result the survivor as it would be
 * @param origins where each of its fields would come from, where a loser had another value
 */
public record MergePreview(Customer result, List<FieldOrigin> origins) {
  /** Copies the origins. */
  public MergePreview {
    origins = List.copyOf(origins);
  }
}
