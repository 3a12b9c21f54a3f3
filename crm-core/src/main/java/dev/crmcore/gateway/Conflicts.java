package dev.crmcore.gateway;

import dev.crmcore.error.ConflictException;
import dev.crmcore.field.EntityType;

/** Words for conflicts. */
final class Conflicts {
  private Conflicts() {}

  static <E> ConflictException changedMeanwhile(EntityType<E> type, E given, E stored) {
    return new ConflictException(
        "The %s %s was changed meanwhile: you have version %d, stored is version %d. Read it again and repeat your change."
            .formatted(
                type,
                type.id(given),
                type.revision(given).version(),
                type.revision(stored).version()));
  }
}
