package dev.crmcore.gateway;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.model.FieldChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds which fields of a record got another value. Not safe for other threads. */
final class Lineage {
  private final EntityJson json;
  private final Map<EntityType<?>, List<Field<?, ?>>> own = new HashMap<>();

  Lineage(EntityJson json) {
    this.json = json;
  }

  /** Returns what changed between two states of a record; null stands for "was not there". */
  <E> List<FieldChange> changes(EntityType<E> type, @Nullable E before, @Nullable E after) {
    List<FieldChange> changes = new ArrayList<>();
    for (Field<E, ?> field : own(type)) {
      add(
          changes,
          field.name(),
          before == null ? null : field.text(before),
          after == null ? null : field.text(after));
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      if (!sameElements(collection, before, after)) {
        add(
            changes,
            collection.name(),
            before == null ? null : json.elementsAsText(collection, before),
            after == null ? null : json.elementsAsText(collection, after));
      }
    }
    return changes;
  }

  /** A change-set may hold thousands of records of one entity, so this is found out once. */
  @SuppressWarnings("unchecked") // the fields of an entity type are fields of its entity
  private <E> List<Field<E, ?>> own(EntityType<E> type) {
    List<?> fields =
        own.computeIfAbsent(
            type,
            one -> {
              List<Field<?, ?>> found = new ArrayList<>();
              one.fields().stream().filter(Lineage::isOwn).forEach(found::add);
              return found;
            });
    return (List<Field<E, ?>>) fields;
  }

  private static boolean isOwn(Field<?, ?> field) {
    boolean bookkeeping =
        field.is(FieldTrait.SYSTEM)
            && field.references().isEmpty()
            && !field.name().equals(EntityType.ARCHIVED_AT);
    return !bookkeeping && !field.is(FieldTrait.DERIVED);
  }

  private static <E> boolean sameElements(
      CollectionField<E, ?> collection, @Nullable E before, @Nullable E after) {
    if (before != null && after != null) {
      return collection.get(before).equals(collection.get(after));
    }
    E only = before == null ? Objects.requireNonNull(after) : before;
    return collection.get(only).isEmpty();
  }

  private static void add(
      List<FieldChange> changes, String name, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after)) {
      changes.add(new FieldChange(name, before, after));
    }
  }
}
