package dev.crmcore.memory;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import java.util.Collection;
import java.util.UUID;

/** Keeps references whole: each names a record that is there. */
final class References {
  private References() {}

  /** Returns the field of the storage's own description. */
  static <E> Field<E, ?> require(EntityType<E> type, Field<E, UUID> reference) {
    Field<E, ?> known = type.requireField(reference.name());
    if (known.references().isEmpty()) {
      throw new InvalidInputException(
          "The field '%s' of %s refers to nothing.".formatted(known, type));
    }
    return known;
  }

  static <E> void check(MemoryWork work, EntityType<E> type, Collection<E> changed) {
    for (Field<E, ?> field : type.fields()) {
      field.references().ifPresent(target -> check(work, type, changed, field, target));
    }
  }

  private static <E> void check(
      MemoryWork work,
      EntityType<E> type,
      Collection<E> changed,
      Field<E, ?> field,
      String target) {
    Table<?> targets = work.table(target);
    for (E entity : changed) {
      Object value = field.get(entity);
      if (value != null && targets.get(FieldType.ID.cast(value)) == null) {
        throw new ConflictException(
            "The %s of %s %s names the %s %s, which does not exist."
                .formatted(field, type, type.id(entity), target, value));
      }
    }
  }

  static void requireUnreferenced(MemoryWork work, EntityType<?> removed, UUID id) {
    for (EntityType<?> type : work.catalogue().entities()) {
      for (Field<?, ?> field : type.fields()) {
        if (field.references().filter(removed.name()::equals).isPresent()) {
          requireUnreferenced(work, removed, id, type, field);
        }
      }
    }
  }

  private static void requireUnreferenced(
      MemoryWork work, EntityType<?> removed, UUID id, EntityType<?> type, Field<?, ?> field) {
    for (UUID holder : work.table(type.name()).holders(field.name(), id.toString()).keys()) {
      boolean itself = type.name().equals(removed.name()) && holder.equals(id);
      if (!itself) {
        throw new ConflictException(
            "The %s %s cannot be removed: the %s of %s %s refers to it."
                .formatted(removed, id, field, type, holder));
      }
    }
  }
}
