package dev.crmcore.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a stored record: a time-ordered UUID (RFC 9562, version 7) with the type of what
 * it names. An entity that has not been stored yet carries the nil UUID; the write path replaces
 * it.
 */
public interface EntityId {
  /** The nil UUID: "not stored yet". */
  UUID NIL = new UUID(0L, 0L);

  /** Returns the UUID. */
  UUID value();

  /** Tells whether the record behind this id has been stored. */
  default boolean isAssigned() {
    return !value().equals(NIL);
  }

  /** Returns the UUID of an id that may be missing. */
  static @Nullable UUID valueOf(@Nullable EntityId id) {
    return id == null ? null : id.value();
  }
}
