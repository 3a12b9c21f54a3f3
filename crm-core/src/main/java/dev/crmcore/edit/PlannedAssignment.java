package dev.crmcore.edit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldChange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record that a plan gives to somebody.
 *
 * @param kind what kind it is; a customer whose owner and team change is one of {@link
 *     AssignedKind#CUSTOMERS}
 * @param id which
 * @param customerId the customer it is about, or null
 * @param name the name to show
 * @param version the version the plan was made from; a record that was changed since is refused
 * @param receiver who gets it
 * @param changes each field with its value before and after, as lineage writes them
 */
public record PlannedAssignment(
    AssignedKind kind,
    UUID id,
    @Nullable CustomerId customerId,
    String name,
    long version,
    String receiver,
    List<FieldChange> changes) {
  /** Copies the changes. */
  public PlannedAssignment {
    requireNonNull(kind, "kind");
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(receiver, "receiver");
    changes = List.copyOf(changes);
  }
}
