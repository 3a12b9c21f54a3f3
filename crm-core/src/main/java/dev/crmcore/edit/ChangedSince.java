package dev.crmcore.edit;

import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Says who changed records since a plan was made, when and in which fields. Used once. */
final class ChangedSince {
  private final Set<String> concealed;
  private final Map<UUID, List<LineageEntry>> lines = new HashMap<>();

  ChangedSince(Reader reader, EntityType<?> type, Collection<PlannedChange> changed) {
    this.concealed = reader.concealed(type);
    reader.scanAnyUnseen(
        LineageFields.TYPE,
        Conditions.equal(LineageFields.ENTITY, type.name()),
        LineageFields.ENTITY_ID,
        changed.stream().map(PlannedChange::id).toList(),
        line -> lines.computeIfAbsent(line.entityId(), id -> new ArrayList<>()).add(line));
  }

  /** Returns the words; without a name where the lineage of the change is sealed. */
  String words(PlannedChange planned, long version) {
    LineageEntry last = null;
    Set<String> fields = new TreeSet<>();
    for (LineageEntry line : lines.getOrDefault(planned.id(), List.of())) {
      if (line.version() > planned.version()) {
        last = last == null || line.version() >= last.version() ? line : last;
        line.changes().stream().map(FieldChange::field).forEach(fields::add);
      }
    }
    fields.removeAll(concealed);
    return last == null
        ? "%s was changed since the plan was made (version %d, now %d). Make a new plan."
            .formatted(planned.name(), planned.version(), version)
        : "%s was changed since the plan was made, by %s at %s (%s). Make a new plan."
            .formatted(planned.name(), last.actor(), last.at(), String.join(", ", fields));
  }
}
