package dev.crmcore.edit;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.FieldChanges;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Applies the edits of a plan, a part in a transaction. Used once. */
final class Applying {
  private final Gateway gateway;
  private final Origin origin;
  private final EditTally tally;
  private final EntityType<Customer> type;
  private final FieldChanges differences;

  Applying(Gateway gateway, Origin origin, EditTally tally) {
    this.gateway = gateway;
    this.origin = origin;
    this.tally = tally;
    this.type = gateway.engine().catalogue().entity(CustomerFields.TYPE);
    this.differences = new FieldChanges(gateway.engine().json());
  }

  EditReport apply(List<PlannedEdit> edits, int chunk) {
    for (int i = 0; i < edits.size(); i += chunk) {
      part(edits.subList(i, Math.min(i + chunk, edits.size())));
    }
    return tally.end();
  }

  /** What clashes within a part is found by halving it until it is alone. */
  private void part(List<PlannedEdit> edits) {
    try {
      List<RefusedEdit> refused = gateway.change(origin, changes -> applied(changes, edits));
      tally.applied(edits.size() - refused.size());
      tally.refused(refused);
    } catch (ConflictException | InvalidInputException e) {
      if (edits.size() == 1) {
        tally.refused(List.of(refused(edits.get(0), e)));
        return;
      }
      int half = edits.size() / 2;
      part(edits.subList(0, half));
      part(edits.subList(half, edits.size()));
    }
  }

  private List<RefusedEdit> applied(ChangeSet changes, List<PlannedEdit> edits) {
    List<UUID> ids = edits.stream().map(edit -> edit.customerId().value()).toList();
    Map<UUID, Customer> stored =
        changes.stored(type, ids).stream()
            .collect(Collectors.toMap(card -> card.id().value(), Function.identity()));
    List<RefusedEdit> refused = new ArrayList<>();
    for (PlannedEdit edit : edits) {
      Customer card = stored.get(edit.customerId().value());
      if (card == null) {
        refused.add(gone(edit));
      } else if (card.revision().version() != edit.version()) {
        refused.add(changedSince(edit, card));
      } else {
        changes.updateKept(type, differences.redone(type, card, edit.changes()));
      }
    }
    return refused;
  }

  private static RefusedEdit changedSince(PlannedEdit edit, Customer card) {
    return new RefusedEdit(
        CustomerFields.TYPE.name(),
        edit.customerId().value(),
        "E_CONFLICT",
        "%s was changed since the plan was made (version %d, now %d). Make a new plan."
            .formatted(edit.name(), edit.version(), card.revision().version()));
  }

  private static RefusedEdit gone(PlannedEdit edit) {
    return new RefusedEdit(
        CustomerFields.TYPE.name(),
        edit.customerId().value(),
        "E_NOT_FOUND",
        edit.name() + " is not there any more, or out of your sight.");
  }

  private static RefusedEdit refused(PlannedEdit edit, CrmException e) {
    return new RefusedEdit(
        CustomerFields.TYPE.name(),
        edit.customerId().value(),
        e.code(),
        String.valueOf(e.getMessage()));
  }
}
