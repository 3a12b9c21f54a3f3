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

/** The related records of some customers: each relation is read once for all of them. */
final class BatchRecords implements RelatedRecords {
  private final Reader reader;
  private final NeededRecords needed;
  private final Map<String, Set<UUID>> owners = new HashMap<>();
  private final Map<String, Map<UUID, List<Object>>> related = new HashMap<>();

  BatchRecords(Reader reader, Collection<UUID> customers, NeededRecords needed) {
    this.reader = reader;
    this.needed = needed;
    owners.put(CustomerFields.TYPE.name(), new LinkedHashSet<>(customers));
  }

  @Override
  @SuppressWarnings("unchecked") // read put records of the relation's own target there
  public <T> Iterable<T> of(Relation<T> relation, UUID owner) {
    String key = relation.owner() + "." + relation.name();
    Map<UUID, List<Object>> byOwner = related.get(key);
    if (byOwner == null) {
      byOwner = read(relation);
      related.put(key, byOwner);
    }
    return (List<T>) byOwner.getOrDefault(owner, List.of());
  }

  private Condition needed(Relation<?> relation) {
    Optional<Instant> since =
        relation.owner().equals(CustomerFields.TYPE.name())
            ? needed.since(relation.name())
            : Optional.empty();
    return since
        .map(from -> Conditions.atLeast(relation.time(), from))
        .orElse(Conditions.everyone());
  }

  private <T> Map<UUID, List<Object>> read(Relation<T> relation) {
    EntityType<T> target = relation.target();
    Field<T, UUID> foreignKey = relation.foreignKey();
    Map<UUID, List<Object>> byOwner = new HashMap<>();
    Set<UUID> read = owners.computeIfAbsent(target.name(), none -> new LinkedHashSet<>());
    reader.scanAny(
        target,
        needed(relation),
        foreignKey,
        owners.getOrDefault(relation.owner(), Set.of()),
        record -> {
          UUID owner = foreignKey.get(record);
          if (owner != null) {
            byOwner.computeIfAbsent(owner, none -> new ArrayList<>()).add(record);
          }
          read.add(target.id(record));
        });
    return byOwner;
  }
}
