package dev.crmcore.edit;

import dev.crmcore.catalogue.AuditFields;
import dev.crmcore.catalogue.EditRunFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.AuditEntry;
import dev.crmcore.model.AuditId;
import dev.crmcore.model.EditRun;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Takes the change-sets of one run back, the last first, a part in a transaction. Holds the ids of
 * the records of one change-set at a time. Used once.
 */
final class Reversal {
  private static final int CHUNK = 500;

  private final Gateway gateway;
  private final List<AuditId> changeSets;
  private final Set<AuditId> ofRun;

  /** What earlier attempts to take the run back did already. */
  private final Set<AuditId> ofReverts;

  private Reversal(Gateway gateway, List<AuditId> changeSets, Set<AuditId> ofReverts) {
    this.gateway = gateway;
    this.changeSets = changeSets;
    this.ofRun = Set.copyOf(changeSets);
    this.ofReverts = ofReverts;
  }

  static Reversal of(Gateway gateway, UUID run) {
    return gateway.read(
        reader -> {
          List<AuditEntry> entries = entries(reader, run);
          requireLineage(reader, entries, run);
          Set<AuditId> ofReverts = new HashSet<>();
          List<EditRun> reverts = new ArrayList<>();
          reader.scanUnseen(
              EditRunFields.TYPE, Conditions.equal(EditRunFields.REVERTS, run), reverts::add);
          for (EditRun revert : reverts) {
            entries(reader, revert.id().value()).forEach(entry -> ofReverts.add(entry.id()));
          }
          List<AuditId> changeSets = new ArrayList<>(entries.stream().map(AuditEntry::id).toList());
          Collections.reverse(changeSets);
          return new Reversal(gateway, changeSets, ofReverts);
        });
  }

  private static List<AuditEntry> entries(Reader reader, UUID run) {
    List<AuditEntry> entries = new ArrayList<>();
    reader.scanUnseen(AuditFields.TYPE, Conditions.equal(AuditFields.RUN, run), entries::add);
    entries.sort(Comparator.comparingLong(entry -> entry.link().position()));
    return entries;
  }

  /** Sealing removes whole beginnings of the log, so the first entry tells whether all is there. */
  private static void requireLineage(Reader reader, List<AuditEntry> entries, UUID run) {
    boolean sealed =
        reader
            .checkpoint()
            .filter(point -> entries.isEmpty() || !entries.get(0).at().isAfter(point.until()))
            .isPresent();
    if (sealed) {
      throw new InvalidInputException(
          "E_HISTORY_SEALED",
          "What the run %s changed is sealed, at least in part, so nobody can say how it was."
              .formatted(run));
    }
  }

  EditReport run(EditRun begun, EditTally tally) {
    Origin origin = new Origin("revert", null, begun.description()).inRun(begun.id().value());
    Set<AuditId> done = new HashSet<>(ofReverts);
    for (AuditId changeSet : changeSets) {
      gateway
          .read(reader -> touched(reader, changeSet))
          .forEach((entity, ids) -> inParts(origin, entity, ids, done, tally));
    }
    return tally.end();
  }

  /** Returns the records of a change-set, those that refer to others first. */
  private Map<EntityType<?>, List<UUID>> touched(Reader reader, AuditId changeSet) {
    Map<String, Set<UUID>> byName = new LinkedHashMap<>();
    reader.scanUnseen(
        LineageFields.TYPE,
        Conditions.equal(LineageFields.CHANGE_SET, changeSet.value()),
        line ->
            byName
                .computeIfAbsent(line.entity(), none -> new LinkedHashSet<>())
                .add(line.entityId()));
    List<EntityType<?>> types = new ArrayList<>(gateway.engine().catalogue().entities());
    Collections.reverse(types);
    Map<EntityType<?>, List<UUID>> touched = new LinkedHashMap<>();
    for (EntityType<?> type : types) {
      Set<UUID> ids = byName.get(type.name());
      if (ids != null) {
        touched.put(type, List.copyOf(ids));
      }
    }
    return touched;
  }

  private void inParts(
      Origin origin, EntityType<?> type, List<UUID> ids, Set<AuditId> done, EditTally tally) {
    for (int i = 0; i < ids.size(); i += CHUNK) {
      part(origin, type, ids.subList(i, Math.min(i + CHUNK, ids.size())), done, tally);
    }
  }

  /** What clashes within a part is found by halving it until it is alone. */
  private <E> void part(
      Origin origin, EntityType<E> type, List<UUID> ids, Set<AuditId> done, EditTally tally) {
    try {
      ReversedPart<E> reversed =
          gateway.change(
              origin,
              changes -> {
                done.add(changes.id());
                return part(changes, type, done).reverse(ids);
              });
      tally.applied(reversed.restored());
      tally.refused(reversed.refused());
    } catch (ConflictException | InvalidInputException e) {
      if (ids.size() == 1) {
        tally.refused(List.of(refused(type, ids.get(0), e)));
        return;
      }
      int half = ids.size() / 2;
      part(origin, type, ids.subList(0, half), done, tally);
      part(origin, type, ids.subList(half, ids.size()), done, tally);
    }
  }

  private <E> ReversedPart<E> part(ChangeSet changes, EntityType<E> type, Set<AuditId> done) {
    return new ReversedPart<>(
        gateway.engine(), changes, gateway.actor().tenant(), type, ofRun, done);
  }

  private static RefusedEdit refused(EntityType<?> type, UUID id, CrmException e) {
    return new RefusedEdit(type.name(), id, e.code(), String.valueOf(e.getMessage()));
  }
}
