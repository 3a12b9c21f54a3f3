package dev.crmcore.jdbc;

import dev.crmcore.field.EntityType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records as a transaction that writes has last seen them. Nobody else changes them until it ends,
 * so a change that follows a read need not read again what it replaces. Where others may, as in a
 * transaction of the host's, nothing is remembered.
 */
final class SeenRecords {
  private static final int KEPT = 1_000;

  // Work inside work may be for another tenant, with the same ids.
  private final Map<Kind, Map<UUID, Object>> byKind = new HashMap<>();

  private final boolean remembering;

  SeenRecords(boolean remembering) {
    this.remembering = remembering;
  }

  private record Kind(String tenant, String entity) {}

  <E> void add(String tenant, EntityType<E> type, E record) {
    if (remembering) {
      byKind
          .computeIfAbsent(new Kind(tenant, type.name()), kind -> latest())
          .put(type.id(record), record);
    }
  }

  private static Map<UUID, Object> latest() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<UUID, Object> eldest) {
        return size() > KEPT;
      }
    };
  }

  /** Returns a record, or null if it was not seen or is no longer remembered. */
  @SuppressWarnings("unchecked") // only records of the type are added under its name
  <E> @Nullable E find(String tenant, EntityType<E> type, UUID id) {
    return (E) byKind.getOrDefault(new Kind(tenant, type.name()), Map.of()).get(id);
  }

  <E> void forget(String tenant, EntityType<E> type) {
    byKind.remove(new Kind(tenant, type.name()));
  }

  /** Forgets everything, as after going back to a savepoint. */
  void clear() {
    byKind.clear();
  }
}
