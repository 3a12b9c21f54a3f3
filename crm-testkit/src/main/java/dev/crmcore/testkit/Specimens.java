package dev.crmcore.testkit;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldValues;
import dev.crmcore.host.IdSource;
import dev.crmcore.model.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of any entity out of its description alone, so that an entity or a field that is
 * added is tested from then on. The same seed gives the same records.
 */
final class Specimens {
  private static final Set<String> ZONES = Set.of("timeZone", "dueZone", "repeatZone");
  private static final List<String> ZONE_IDS = List.of("UTC", "Europe/Moscow", "Asia/Kolkata");

  /** Whole numbers that are narrower in the model than in the catalogue, or that tests add up. */
  private static final Set<String> SMALL =
      Set.of(
          "probability",
          "probabilityOverride",
          "rottingAfterDays",
          "attempts",
          "duration",
          "priority",
          "interval");

  private static final Set<String> UUID_LISTS = Set.of("loserIds");
  private static final int ATTEMPTS = 200;

  private final IdSource ids;
  private final Random random;
  private final Map<String, List<UUID>> known = new HashMap<>();
  private final Map<String, UUID> taken = new HashMap<>();
  private int counter;

  Specimens(IdSource ids, long seed) {
    this.ids = ids;
    this.random = new Random(seed);
  }

  /** Returns a new record; what it refers to is among those made before. */
  <E> E next(EntityType<E> type) {
    UUID id = ids.next();
    E made = another(type, id, type.keepsRevision() ? revision() : Revision.NEW);
    known.computeIfAbsent(type.name(), name -> new ArrayList<>()).add(id);
    return made;
  }

  /** Returns another record under an id and a revision. */
  <E> E another(EntityType<E> type, UUID id, Revision revision) {
    for (int attempt = 0; ; attempt++) {
      try {
        E made = draft(type, id, revision).build();
        if (isFree(type, id, made)) {
          return made;
        }
      } catch (InvalidInputException e) {
        // The model wants more than the catalogue says: a value here, no blank text there.
        if (attempt == ATTEMPTS) {
          throw new AssertionError("No specimen of " + type + " can be made.", e);
        }
      }
      if (attempt == ATTEMPTS) {
        throw new AssertionError("No specimen of " + type + " is unlike those that were made.");
      }
    }
  }

  /** What is computed of other values and unique was not made for another record. */
  private <E> boolean isFree(EntityType<E> type, UUID id, E made) {
    return type.fields().stream()
        .filter(field -> field.is(FieldTrait.UNIQUE) && field.is(FieldTrait.DERIVED))
        .map(field -> field.text(made))
        .filter(Objects::nonNull)
        .allMatch(key -> id.equals(taken.computeIfAbsent(type + "/" + key, free -> id)));
  }

  private <E> EntityDraft<E> draft(EntityType<E> type, UUID id, Revision revision) {
    EntityDraft<E> draft = EntityDraft.empty(type, id, revision);
    for (Field<E, ?> field : type.fields()) {
      boolean kept = field.is(FieldTrait.SYSTEM) || field.is(FieldTrait.DERIVED);
      if (field.references().isPresent() || !kept) {
        boolean named = isNameOf(type, field);
        draft.set(field, value(named ? field.with(FieldTrait.UNIQUE) : field));
      }
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      fill(draft, collection);
    }
    return draft;
  }

  /** Tells whether something that no two records have alike is made of a field. */
  private static <E> boolean isNameOf(EntityType<E> type, Field<E, ?> field) {
    return (field.kind() == FieldKind.TEXT || field.kind() == FieldKind.CODE)
        && type.fields().stream()
            .anyMatch(made -> made.is(FieldTrait.UNIQUE) && made.sources().contains(field.name()));
  }

  private <E, T> void fill(EntityDraft<E> draft, CollectionField<E, T> collection) {
    List<T> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(element(collection));
    }
    draft.setList(collection, elements);
  }

  private <T> T element(CollectionField<?, T> collection) {
    for (int attempt = 0; ; attempt++) {
      Map<String, Object> values = new HashMap<>();
      for (Field<T, ?> field : collection.fields()) {
        Object value =
            UUID_LISTS.contains(collection.name()) ? ids.next().toString() : value(field);
        if (value != null) {
          values.put(field.name(), value);
        }
      }
      if (collection.isLookupUnique()) {
        values.put(last(collection.lookup()), "unique " + counter++);
      }
      try {
        return collection.assemble(valuesOf(values));
      } catch (InvalidInputException e) {
        if (attempt == ATTEMPTS) {
          throw new AssertionError("No element of " + collection + " can be made.", e);
        }
      }
    }
  }

  private static String last(List<String> names) {
    return names.get(names.size() - 1);
  }

  private static <T> FieldValues<T> valuesOf(Map<String, Object> values) {
    return new FieldValues<>() {
      @Override
      public <V> @Nullable V get(Field<T, V> field) {
        Object value = values.get(field.name());
        return value == null ? null : field.type().cast(value);
      }
    };
  }

  private @Nullable Object value(Field<?, ?> field) {
    if (!field.is(FieldTrait.REQUIRED) && random.nextInt(10) < 3) {
      return null;
    }
    if (field.references().isPresent()) {
      List<UUID> targets = known.getOrDefault(field.references().get(), List.of());
      return targets.isEmpty() ? null : Values.any(targets, random);
    }
    if (ZONES.contains(field.name())) {
      return Values.any(ZONE_IDS, random);
    }
    if (field.kind() == FieldKind.INTEGER && SMALL.contains(field.name())) {
      return Values.any(Values.SMALL_INTEGERS, random);
    }
    Object value = Values.any(Values.of(field.type()), random);
    if (!field.is(FieldTrait.UNIQUE)) {
      return value;
    }
    return switch (field.kind()) {
      case INTEGER -> (Object) (long) counter++;
      case ID -> ids.next();
      default -> value + " " + counter++;
    };
  }

  private Revision revision() {
    return new Revision(
        1 + random.nextInt(3),
        Values.any(Values.INSTANTS, random),
        Values.any(Values.INSTANTS, random),
        random.nextInt(4) == 0 ? Values.any(Values.INSTANTS, random) : null);
  }
}
