package dev.crmcore.changes;

import dev.crmcore.catalogue.AuditFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.AuditEntry;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.LineageId;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Goes along the audit log and takes the rows of each entry, until it has enough or has looked at
 * many that the actor may not see. Used once, in one state of the data.
 */
final class ChangeWalk {
  private static final int HEADS = 100;

  /** So that an actor who sees little does not make one call read the whole log. */
  private static final int MOST_READ = 20_000;

  private static final List<Sort> IN_ORDER = List.of(Sort.ascending(AuditFields.POSITION));

  private final Reader reader;
  private final Catalogue catalogue;
  private final int limit;
  private final List<Change> found = new ArrayList<>();
  private final Map<String, Set<String>> concealed = new HashMap<>();
  private ChangePosition position;
  private int read;

  ChangeWalk(Reader reader, Catalogue catalogue, ChangePosition since, int limit) {
    this.reader = reader;
    this.catalogue = catalogue;
    this.position = since;
    this.limit = limit;
  }

  ChangePage page() {
    boolean more = true;
    while (more && !isEnough()) {
      more = takeHeads();
    }
    return new ChangePage(found, position, more);
  }

  private boolean isEnough() {
    return found.size() >= limit || read >= MOST_READ;
  }

  /** Takes some entries and tells whether there are more, or more rows of the last one. */
  private boolean takeHeads() {
    // Of an entry that is read in part, the rest comes first.
    long after = position.row() == null ? position.changeSet() : position.changeSet() - 1;
    Page<AuditEntry> heads =
        reader.query(
            AuditFields.TYPE,
            Conditions.greater(AuditFields.POSITION, after),
            IN_ORDER,
            Math.min(HEADS, limit),
            null);
    for (AuditEntry head : heads.items()) {
      if (isEnough()) {
        return true;
      }
      if (takeRows(head)) {
        return true;
      }
    }
    return heads.next() != null;
  }

  /** Takes rows of an entry and tells whether it has more than were wanted. */
  private boolean takeRows(AuditEntry head) {
    long number = head.link().position();
    Page<LineageEntry> rows;
    do {
      LineageId last = position.changeSet() == number ? position.row() : null;
      rows =
          reader.query(
              LineageFields.TYPE,
              Conditions.equal(LineageFields.CHANGE_SET, head.id().value()),
              List.of(),
              limit - found.size(),
              last == null ? null : new Keyset(List.of(), last.value()));
      take(head, rows);
    } while (rows.next() != null && !isEnough());
    return rows.next() != null;
  }

  private void take(AuditEntry head, Page<LineageEntry> rows) {
    long number = head.link().position();
    Set<UUID> seen = seen(rows.items());
    for (LineageEntry row : rows.items()) {
      position = new ChangePosition(number, row.id());
      if (seen.contains(row.entityId())) {
        found.add(change(head, row));
      }
    }
    if (rows.next() == null) {
      position = ChangePosition.after(number);
    }
    read += rows.items().size() + 1;
  }

  private Set<UUID> seen(List<LineageEntry> rows) {
    Map<String, Set<UUID>> ids = new HashMap<>();
    for (LineageEntry row : rows) {
      ids.computeIfAbsent(row.entity(), none -> new LinkedHashSet<>()).add(row.entityId());
    }
    Set<UUID> seen = new HashSet<>();
    ids.forEach((entity, keys) -> seen.addAll(reader.seen(catalogue.requireEntity(entity), keys)));
    return seen;
  }

  private Change change(AuditEntry head, LineageEntry row) {
    Set<String> hidden = concealed.computeIfAbsent(row.entity(), this::concealed);
    return new Change(
        position,
        row.at(),
        row.actor(),
        head.action(),
        row.source(),
        row.entity(),
        row.entityId(),
        row.version(),
        row.changes().stream().filter(change -> !hidden.contains(change.field())).toList());
  }

  private Set<String> concealed(String entity) {
    EntityType<?> type = catalogue.requireEntity(entity);
    return reader.concealed(type);
  }
}
