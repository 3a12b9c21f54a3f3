package dev.crmcore.storage.mvstore;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import java.util.Collection;
import java.util.UUID;

/** Keeps references whole: each names a record of the tenant that is there. */
final class References {
  private final MvStoreWork work;

  References(MvStoreWork work) {
    this.work = work;
  }

  /** Returns the field of the storage's own description. */
  static <E> Field<E, ?> require(EntityType<E> type, Field<E, UUID> reference) {
    Field<E, ?> known = type.requireField(reference.name());
    if (known.references().isEmpty()) {
      throw new InvalidInputException(
          "The field '%s' of %s refers to nothing.".formatted(known, type));
    }
    return known;
  }

  /** Called when all records of a call are stored, since they may refer to each other. */
  <E> void requireTargets(EntityType<E> type, Collection<E> changed) {
    for (Field<E, ?> field : type.fields()) {
      field.references().ifPresent(target -> requireTargets(type, changed, field, target));
    }
  }

  private <E> void requireTargets(
      EntityType<E> type, Collection<E> changed, Field<E, ?> field, String target) {
    Table<?> targets = work.table(target);
    for (E record : changed) {
      Object value = field.get(record);
      if (value != null && !targets.contains(FieldType.ID.cast(value))) {
        throw new ConflictException(
            "E_REFERENCE",
            "The %s of %s %s names the %s %s, which does not exist."
                .formatted(field, type, type.id(record), target, value));
      }
    }
  }

  void requireUnreferenced(EntityType<?> removed, UUID id) {
    for (EntityType<?> type : work.catalogue().entities()) {
      for (Field<?, ?> field : type.fields()) {
        if (field.references().filter(removed.name()::equals).isPresent()) {
          requireUnreferenced(removed, id, type, field);
        }
      }
    }
  }

  private void requireUnreferenced(
      EntityType<?> removed, UUID id, EntityType<?> type, Field<?, ?> field) {
    for (UUID holder : work.table(type.name()).holders(field.name(), id.toString())) {
      boolean itself = type.name().equals(removed.name()) && holder.equals(id);
      if (!itself) {
        throw new ConflictException(
            "E_REFERENCE",
            "The %s %s cannot be removed: the %s of %s %s refers to it."
                .formatted(removed, id, field, type, holder));
      }
    }
  }
}
