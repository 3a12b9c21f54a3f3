package dev.crmcore.edit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldChange;
import java.util.List;

/**
 * What a plan would do to one customer.
 *
 * @param customerId who
 * @param name the name to show
 * @param version the version the plan was made from; where the customer was changed since, the edit
 *     is refused
 * @param changes each field with its value before and after, as lineage writes them
 */
public record PlannedEdit(
    CustomerId customerId, String name, long version, List<FieldChange> changes) {
  /** Copies the changes. */
  public PlannedEdit {
    requireNonNull(customerId, "customerId");
    requireNonNull(name, "name");
    changes = List.copyOf(changes);
  }
}
