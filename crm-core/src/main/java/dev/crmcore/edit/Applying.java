package dev.crmcore.edit;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.FieldChanges;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Applies what a plan says about records of one kind, a part in a transaction. Used once. */
final class Applying<E> {
  private final Gateway gateway;
  private final Origin origin;
  private final EditTally tally;
  private final EntityType<E> type;
  private final FieldChanges differences;

  Applying(Gateway gateway, Origin origin, EditTally tally, EntityType<E> type) {
    this.gateway = gateway;
    this.origin = origin;
    this.tally = tally;
    this.type = gateway.engine().catalogue().entity(type);
    this.differences = new FieldChanges(gateway.engine().json());
  }

  void apply(List<PlannedChange> planned, int chunk) {
    for (int i = 0; i < planned.size(); i += chunk) {
      part(planned.subList(i, Math.min(i + chunk, planned.size())));
    }
  }

  /** What clashes within a part is found by halving it until it is alone. */
  private void part(List<PlannedChange> planned) {
    try {
      List<RefusedEdit> refused = gateway.change(origin, changes -> applied(changes, planned));
      tally.applied(planned.size() - refused.size());
      tally.refused(refused);
    } catch (ConflictException | InvalidInputException e) {
      if (planned.size() == 1) {
        tally.refused(List.of(refused(planned.get(0), e)));
        return;
      }
      int half = planned.size() / 2;
      part(planned.subList(0, half));
      part(planned.subList(half, planned.size()));
    }
  }

  private List<RefusedEdit> applied(ChangeSet changes, List<PlannedChange> planned) {
    List<UUID> ids = planned.stream().map(PlannedChange::id).toList();
    Map<UUID, E> stored =
        changes.stored(type, ids).stream().collect(Collectors.toMap(type::id, Function.identity()));
    List<RefusedEdit> refused = new ArrayList<>();
    Map<PlannedChange, Long> changed = new LinkedHashMap<>();
    for (PlannedChange one : planned) {
      E record = stored.get(one.id());
      if (record == null) {
        refused.add(
            refused(
                one, "E_NOT_FOUND", one.name() + " is not there any more, or out of your sight."));
      } else if (type.revision(record).version() != one.version()) {
        changed.put(one, type.revision(record).version());
      } else {
        changes.updateKept(type, differences.redone(type, record, one.changes()));
      }
    }
    if (!changed.isEmpty()) {
      ChangedSince since = new ChangedSince(changes.reader(), type, changed.keySet());
      changed.forEach(
          (one, version) -> refused.add(refused(one, "E_CONFLICT", since.words(one, version))));
    }
    return refused;
  }

  private RefusedEdit refused(PlannedChange one, CrmException e) {
    return refused(one, e.code(), String.valueOf(e.getMessage()));
  }

  private RefusedEdit refused(PlannedChange one, String code, String reason) {
    return new RefusedEdit(type.name(), one.id(), code, reason);
  }
}
