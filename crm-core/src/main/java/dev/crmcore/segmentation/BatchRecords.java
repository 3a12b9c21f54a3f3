package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.Relation;
import dev.crmcore.gateway.Reader;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.RelatedRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The related records of some customers at a time: each relation is read once for all of those whom
 * a segment asks about it, when the first one does.
 */
final class BatchRecords implements RelatedRecords {
  /** A storage answers so many owners at one go; for more it begins anew in the middle. */
  private static final int TOGETHER = 128;

  private final Reader reader;
  private final NeededRecords needed;
  private final Map<String, Set<UUID>> owners = new HashMap<>();
  private final Map<String, Map<String, Map<UUID, List<Object>>>> related = new HashMap<>();
  private Map<UUID, MembershipLook> looks = Map.of();

  BatchRecords(Reader reader, NeededRecords needed) {
    this.reader = reader;
    this.needed = needed;
  }

  /** Forgets what was read, and goes on with other customers. */
  void begin(Map<UUID, MembershipLook> next) {
    looks = next;
    owners.clear();
    related.clear();
  }

  @Override
  @SuppressWarnings("unchecked") // read put records of the relation's own target there
  public <T> Iterable<T> of(Relation<T> relation, UUID owner) {
    Map<UUID, List<Object>> byOwner =
        related
            .computeIfAbsent(relation.owner(), none -> new HashMap<>())
            .computeIfAbsent(relation.name(), none -> new HashMap<>());
    List<Object> records = byOwner.get(owner);
    if (records == null) {
      read(relation, owner, byOwner);
      records = byOwner.getOrDefault(owner, List.of());
    }
    return (List<T>) records;
  }

  private void read(Relation<?> relation, UUID owner, Map<UUID, List<Object>> byOwner) {
    boolean ofCustomers =
        relation.owner().equals(CustomerFields.TYPE.name()) && looks.containsKey(owner);
    List<UUID> unread = new ArrayList<>();
    if (ofCustomers) {
      looks.forEach(
          (id, look) -> {
            if (needed.asks(look.segments(), relation.name())) {
              unread.add(id);
            }
          });
    } else {
      unread.addAll(owners.getOrDefault(relation.owner(), Set.of()));
    }
    unread.add(owner);
    unread.removeAll(byOwner.keySet());
    unread.forEach(one -> byOwner.put(one, new ArrayList<>(0)));
    Condition condition =
        ofCustomers ? since(relation, needed.since(relation.name())) : Conditions.everyone();
    for (int i = 0; i < unread.size(); i += TOGETHER) {
      read(relation, condition, unread.subList(i, Math.min(i + TOGETHER, unread.size())), byOwner);
    }
  }

  private static Condition since(Relation<?> relation, Optional<Instant> since) {
    return since
        .map(from -> Conditions.atLeast(relation.time(), from))
        .orElse(Conditions.everyone());
  }

  private <T> void read(
      Relation<T> relation,
      Condition condition,
      Collection<UUID> some,
      Map<UUID, List<Object>> byOwner) {
    EntityType<T> target = relation.target();
    Field<T, UUID> foreignKey = relation.foreignKey();
    Set<UUID> found = owners.computeIfAbsent(target.name(), none -> new LinkedHashSet<>());
    reader.scanAny(
        target,
        condition,
        foreignKey,
        some,
        record -> {
          List<Object> records = byOwner.get(foreignKey.get(record));
          if (records != null) {
            records.add(record);
          }
          found.add(target.id(record));
        });
  }
}
