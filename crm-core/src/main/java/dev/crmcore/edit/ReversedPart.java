package dev.crmcore.edit;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.customer.LifecyclePeriod;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Engine;
import dev.crmcore.gateway.FieldChanges;
import dev.crmcore.model.AuditId;
import dev.crmcore.model.DuplicateCandidate;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Follow;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.Membership;
import dev.crmcore.model.Segment;
import dev.crmcore.model.TenantId;
import dev.crmcore.model.Visitor;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes back what a run did to some records of one kind, within one change-set. Used once. */
final class ReversedPart<E> {
  private final Engine engine;
  private final ChangeSet changes;
  private final EntityType<E> type;
  private final GoneMemberships gone;
  private final Set<AuditId> ofRun;
  private final Set<AuditId> ofReverts;
  private final FieldChanges differences;
  private final List<RefusedEdit> refused = new ArrayList<>();
  private long restored;

  ReversedPart(
      Engine engine,
      ChangeSet changes,
      TenantId tenant,
      EntityType<E> type,
      Set<AuditId> ofRun,
      Set<AuditId> ofReverts) {
    this.engine = engine;
    this.changes = changes;
    this.gone = new GoneMemberships(changes, tenant);
    this.type = type;
    this.ofRun = ofRun;
    this.ofReverts = ofReverts;
    this.differences = new FieldChanges(engine.json());
  }

  long restored() {
    return restored;
  }

  List<RefusedEdit> refused() {
    return refused;
  }

  ReversedPart<E> reverse(List<UUID> ids) {
    Map<UUID, List<LineageEntry>> histories = histories(ids);
    Map<UUID, E> stored =
        changes.stored(type, ids).stream().collect(Collectors.toMap(type::id, Function.identity()));
    Map<UUID, UUID> deals = DealParts.deals(changes.reader(), stored);
    Map<UUID, List<LineageEntry>> ofDeals =
        deals.isEmpty() ? Map.of() : histories(List.copyOf(new HashSet<>(deals.values())));
    List<UUID> created = new ArrayList<>();
    for (UUID id : ids) {
      List<LineageEntry> history = histories.getOrDefault(id, List.of());
      UUID deal = deals.get(id);
      if (isDone(history) || (deal != null && isLeft(ofDeals.getOrDefault(deal, List.of())))) {
        continue;
      }
      E current = stored.get(id);
      String others = changedByOthers(history);
      if (others != null) {
        refuse(id, others);
      } else if (current == null) {
        refuse(id, "It is not there any more, or out of your sight.");
      } else if (isCreation(firstOfRun(history))) {
        created.add(id);
      } else {
        restore(current, history);
      }
    }
    remove(created);
    return this;
  }

  /** Versions only grow, while ids go back when the clock is set back. */
  private Map<UUID, List<LineageEntry>> histories(List<UUID> ids) {
    Map<UUID, List<LineageEntry>> histories = new HashMap<>();
    changes
        .reader()
        .scanUnseen(
            LineageFields.TYPE,
            Conditions.in(LineageFields.ENTITY_ID, ids),
            line -> histories.computeIfAbsent(line.entityId(), id -> new ArrayList<>()).add(line));
    histories
        .values()
        .forEach(lines -> lines.sort(Comparator.comparingLong(LineageEntry::version)));
    return histories;
  }

  private boolean isDone(List<LineageEntry> history) {
    for (int i = history.size() - 1; i >= 0; i--) {
      LineageEntry line = history.get(i);
      if (ofReverts.contains(line.changeSet())) {
        return true;
      }
      if (!isMovedByRule(line)) {
        return false;
      }
    }
    return false;
  }

  /** Tells whether what something is part of is left as it is; that it is, is told of the whole. */
  private boolean isLeft(List<LineageEntry> whole) {
    return !isDone(whole) && changedByOthers(whole) != null;
  }

  /** A rule of the host moves customers as time goes by: nobody edited them. */
  private boolean isMovedByRule(LineageEntry line) {
    String source = line.source();
    return source != null
        && source.startsWith(LifecyclePeriod.RULE)
        && !ofRun.contains(line.changeSet())
        && line.changes().stream().allMatch(ReversedPart::isStage);
  }

  private static boolean isStage(FieldChange change) {
    return change.field().equals(CustomerFields.LIFECYCLE_STAGE.name());
  }

  /**
   * What was changed since and put back counts as not changed: another run that was taken back, for
   * one.
   */
  private @Nullable String changedByOthers(List<LineageEntry> history) {
    Map<String, FieldChange> net = new LinkedHashMap<>();
    LineageEntry last = null;
    boolean begun = false;
    for (LineageEntry line : history) {
      if (ofRun.contains(line.changeSet())) {
        begun = true;
      } else if (begun && !isMovedByRule(line)) {
        last = line;
        line.changes().forEach(change -> net.merge(change.field(), change, ReversedPart::both));
      }
    }
    net.values().removeIf(change -> Objects.equals(change.before(), change.after()));
    return net.isEmpty() || last == null
        ? null
        : "It was changed since by %s at %s (%s). Undo that first, or mend it by hand."
            .formatted(last.actor(), last.at(), String.join(", ", net.keySet()));
  }

  private static FieldChange both(FieldChange first, FieldChange then) {
    return new FieldChange(first.field(), first.before(), then.after());
  }

  private LineageEntry firstOfRun(List<LineageEntry> history) {
    return history.stream()
        .filter(line -> ofRun.contains(line.changeSet()))
        .findFirst()
        .orElseThrow();
  }

  private boolean isCreation(LineageEntry line) {
    return !type.keepsRevision() || line.version() == 1;
  }

  /** What a rule set since stays: it was decided by what is so today, not by the run. */
  private void restore(E current, List<LineageEntry> history) {
    E restoring = current;
    Set<String> ruled = new HashSet<>();
    for (int i = history.size() - 1; i >= 0; i--) {
      LineageEntry line = history.get(i);
      if (isMovedByRule(line)) {
        line.changes().forEach(change -> ruled.add(change.field()));
      } else if (ofRun.contains(line.changeSet())) {
        List<FieldChange> undone =
            line.changes().stream().filter(change -> !ruled.contains(change.field())).toList();
        restoring = differences.undone(type, restoring, undone);
      }
    }
    changes.kept(type, type.id(current));
    changes.updateKept(type, restoring);
    restored++;
  }

  /** Removes what the run created, unless something refers to it by now. */
  private void remove(List<UUID> created) {
    Map<UUID, String> holders = new HashMap<>();
    Map<UUID, List<Runnable>> derived = new HashMap<>();
    if (!created.isEmpty()) {
      engine.catalogue().entities().forEach(other -> hold(other, created, holders, derived));
    }
    // Among themselves the younger refer to the older.
    for (int i = created.size() - 1; i >= 0; i--) {
      UUID id = created.get(i);
      String holder = holders.get(id);
      if (holder != null) {
        refuse(
            id,
            "A %s refers to it by now. Remove that, or archive the %s instead."
                .formatted(holder, type));
      } else {
        derived.getOrDefault(id, List.of()).forEach(Runnable::run);
        changes.remove(type, id);
        restored++;
      }
    }
    gone.tell();
  }

  private <T> void unlink(EntityType<T> type, T record) {
    changes.unlink(type, record);
    if (record instanceof Membership membership) {
      gone.add(membership);
    }
  }

  @SuppressWarnings("unchecked") // a reference is a field of ids, which its type says
  private <T> void hold(
      EntityType<T> other,
      List<UUID> created,
      Map<UUID, String> holders,
      Map<UUID, List<Runnable>> derived) {
    for (Field<T, ?> field : other.fields()) {
      boolean refers =
          field.type() == FieldType.ID
              && field.references().filter(type.name()::equals).isPresent();
      if (refers) {
        Field<T, UUID> reference = (Field<T, UUID>) field;
        List<T> referring = new ArrayList<>();
        changes.reader().scanUnseen(other, Conditions.in(reference, created), referring::add);
        for (T one : referring) {
          if (other.name().equals(type.name()) && created.contains(other.id(one))) {
            continue;
          }
          UUID held = Objects.requireNonNull(reference.get(one));
          if (isDerived(one)) {
            derived.computeIfAbsent(held, none -> new ArrayList<>()).add(() -> unlink(other, one));
          } else {
            holders.put(held, other.name());
          }
        }
      }
    }
  }

  /**
   * What the library worked out itself goes with what it is about, and so does what nobody could
   * remove by hand: that somebody follows it, and by which mark it is recognised. What people did
   * does not.
   */
  private boolean isDerived(Object record) {
    return record instanceof DuplicateCandidate
        || record instanceof Follow
        || record instanceof Visitor
        || (record instanceof Membership membership
            && changes
                .reader()
                .findAllUnseen(SegmentFields.TYPE, List.of(membership.segmentId().value()))
                .stream()
                .noneMatch(Segment::keepsMembers));
  }

  private void refuse(UUID id, String reason) {
    refused.add(new RefusedEdit(type.name(), id, "E_CONFLICT", reason));
  }
}
