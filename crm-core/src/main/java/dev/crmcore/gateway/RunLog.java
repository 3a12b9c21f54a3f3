package dev.crmcore.gateway;

import dev.crmcore.field.EntityType;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * The runs of one kind of one tenant. A run is itself the record of what was done, so keeping it
 * leaves no audit. Safe for all threads.
 *
 * @param <E> the kind of run
 */
public final class RunLog<E> {
  private final Engine engine;
  private final TenantId tenant;
  private final EntityType<E> type;

  /** Opens the log of a tenant. */
  public RunLog(Engine engine, TenantId tenant, EntityType<E> type) {
    this.engine = engine;
    this.tenant = tenant;
    this.type = type;
  }

  /** Stores a run that begins, in a transaction of its own, and returns it as stored. */
  public E begin(E run) {
    UUID id = type.id(run).equals(EntityId.NIL) ? engine.ids().next() : type.id(run);
    E stored = type.stamp(run, id, Revision.first(engine.now()));
    return engine
        .storage()
        .write(
            tenant,
            unit -> {
              unit.store(type).insert(List.of(stored));
              return stored;
            });
  }

  /** Stores how far a run is, in a transaction of its own, and returns it as stored. */
  public E keep(E run) {
    E stored = type.stamp(run, type.id(run), type.revision(run).next(engine.now()));
    return engine
        .storage()
        .write(
            tenant,
            unit -> {
              unit.store(type).update(List.of(stored));
              return stored;
            });
  }
}
