package dev.crmcore.gateway;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.FieldChange;
import dev.crmcore.storage.EntityStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records of a change-set whose references must not lead back to themselves. They are followed
 * when all of it is stored: two changes that make a circle only for a moment make none, and what
 * somebody else stored first is seen.
 */
final class Circles {
  /** How far references are followed; whoever is deeper is refused. */
  private static final int MAX_DEPTH = 1_000;

  private final Map<String, Set<String>> acyclic = new HashMap<>();
  private final Map<String, Set<UUID>> changed = new LinkedHashMap<>();

  /** Notes a record if it was changed to whom of its kind it refers. */
  void note(EntityType<?> type, UUID id, List<FieldChange> changes) {
    Set<String> names = names(type);
    for (FieldChange change : changes) {
      if (change.after() != null && names.contains(change.field())) {
        changed.computeIfAbsent(type.name(), none -> new LinkedHashSet<>()).add(id);
      }
    }
  }

  /** A change-set may hold thousands of records of one entity, so this is found out once. */
  private Set<String> names(EntityType<?> type) {
    return acyclic.computeIfAbsent(
        type.name(),
        name -> acyclic(type).stream().map(Field::name).collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Refuses what leads back to itself, seen or not.
   *
   * @throws InvalidInputException with the code {@code E_CYCLE}
   */
  void refuse(Reader reader, ReadScope scope) {
    changed.forEach((name, ids) -> refuse(reader, scope.catalogue().requireEntity(name), ids));
    changed.clear();
  }

  private static <E> void refuse(Reader reader, EntityType<E> type, Set<UUID> ids) {
    Map<UUID, UUID> next = next(reader.store(type), type, ids);
    for (UUID id : ids) {
      Set<UUID> passed = new HashSet<>();
      UUID at = id;
      while (at != null) {
        if (!passed.add(at)) {
          throw new InvalidInputException(
              "E_CYCLE",
              "The %s %s would belong to itself, through %s.".formatted(type, at, next.get(at)));
        }
        at = next.get(at);
      }
    }
  }

  /** Reads level by level, so that many records of one hierarchy cost little more than one. */
  private static <E> Map<UUID, UUID> next(EntityStore<E> store, EntityType<E> type, Set<UUID> ids) {
    List<Field<E, UUID>> fields = acyclic(type);
    Map<UUID, UUID> next = new HashMap<>();
    Set<UUID> known = new HashSet<>(ids);
    List<UUID> level = List.copyOf(ids);
    for (int depth = 0; !level.isEmpty(); depth++) {
      if (depth > MAX_DEPTH) {
        throw new InvalidInputException(
            "E_LIMIT_DEPTH",
            "The %s %s would be more than %d levels deep."
                .formatted(type, level.get(0), MAX_DEPTH));
      }
      List<UUID> above = new ArrayList<>();
      for (E record : store.findAll(level)) {
        UUID target = target(fields, record);
        if (target != null) {
          next.put(type.id(record), target);
          if (known.add(target)) {
            above.add(target);
          }
        }
      }
      level = above;
    }
    return next;
  }

  /** Of a merged record only the one that took its place is known, of others only the parent. */
  private static <E> @Nullable UUID target(List<Field<E, UUID>> fields, E record) {
    return fields.stream()
        .map(field -> field.get(record))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  @SuppressWarnings("unchecked") // a reference is a field of ids, which its type says
  private static <E> List<Field<E, UUID>> acyclic(EntityType<E> type) {
    List<Field<E, UUID>> fields = new ArrayList<>();
    for (Field<E, ?> field : type.fields()) {
      if (field.is(FieldTrait.ACYCLIC) && field.type() == FieldType.ID) {
        fields.add((Field<E, UUID>) field);
      }
    }
    return fields;
  }
}
