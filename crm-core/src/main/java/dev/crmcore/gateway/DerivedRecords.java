package dev.crmcore.gateway;

import dev.crmcore.field.EntityType;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.TenantId;
import dev.crmcore.storage.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Stores records that the library works out itself and can work out anew, such as scores: without
 * audit and lineage, which tell what people and programs did. Used once; not safe for other
 * threads.
 */
public final class DerivedRecords {
  private final Engine engine;
  private final TenantId tenant;
  private final Instant now;
  private final List<Write<?>> writes = new ArrayList<>();

  /** Starts with nothing to store. */
  public DerivedRecords(Engine engine, TenantId tenant) {
    this.engine = engine;
    this.tenant = tenant;
    this.now = engine.now();
  }

  /** Returns the moment that the records are stored with. */
  public Instant now() {
    return now;
  }

  /** Notes a record to add; one without an id is given one. */
  public <E> void add(EntityType<E> type, E entity) {
    UUID id = type.id(entity).equals(EntityId.NIL) ? engine.ids().next() : type.id(entity);
    writes.add(new Write<>(type, type.stamp(entity, id, Revision.first(now)), true));
  }

  /** Notes a record to change; it carries the version that is stored. */
  public <E> void change(EntityType<E> type, E entity) {
    Revision next = type.revision(entity).next(now);
    writes.add(new Write<>(type, type.stamp(entity, type.id(entity), next), false));
  }

  /**
   * Stores what was noted, in a transaction of its own.
   *
   * @throws dev.crmcore.error.ConflictException if one of the records was changed meanwhile
   */
  public void store() {
    engine
        .storage()
        .write(
            tenant,
            unit -> {
              List<EntityType<?>> types =
                  writes.stream().<EntityType<?>>map(Write::type).distinct().toList();
              types.forEach(type -> store(unit, type));
              return true;
            });
  }

  private <E> void store(UnitOfWork unit, EntityType<E> type) {
    unit.store(type).insert(of(type, true));
    unit.store(type).update(of(type, false));
  }

  private <E> List<E> of(EntityType<E> type, boolean added) {
    List<E> found = new ArrayList<>();
    for (Write<?> write : writes) {
      if (write.added() == added && write.type().equals(type)) {
        found.add(type.javaType().cast(write.entity()));
      }
    }
    return found;
  }

  private record Write<E>(EntityType<E> type, E entity, boolean added) {}
}
