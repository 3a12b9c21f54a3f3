package dev.crmcore.edit;

import dev.crmcore.model.FieldChange;
import java.util.List;
import java.util.UUID;

/** What a plan would do to one record, whatever it is a plan of. */
record PlannedChange(UUID id, String name, long version, List<FieldChange> changes) {
  static PlannedChange of(PlannedEdit edit) {
    return new PlannedChange(
        edit.customerId().value(), edit.name(), edit.version(), edit.changes());
  }

  static PlannedChange of(PlannedAssignment one) {
    return new PlannedChange(one.id(), one.name(), one.version(), one.changes());
  }
}
