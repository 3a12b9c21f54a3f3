package dev.crmcore.gateway;

import dev.crmcore.field.EntityType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record in its standard form that has passed every check and is not stored yet. Only a {@link
 * ChangeSet} makes one, so storing it needs no second check.
 *
 * @param <E> the entity
 */
public final class Prepared<E> {
  private final E value;
  private final @Nullable E before;

  Prepared(E value, @Nullable E before) {
    this.value = value;
    this.before = before;
  }

  /** Returns the record as it would be stored. */
  public E value() {
    return value;
  }

  /** Tells whether storing it would change nothing but the version. */
  public boolean isUnchanged(EntityType<E> type) {
    E stored = before;
    return stored != null
        && type.stamp(value, type.id(stored), type.revision(stored)).equals(stored);
  }

  E before() {
    return Objects.requireNonNull(before);
  }
}
