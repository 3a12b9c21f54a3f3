package dev.crmcore.gateway;

import dev.crmcore.catalogue.ImportRunFields;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.ImportRun;
import dev.crmcore.model.Revision;
import dev.crmcore.model.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * The runs of imports of one tenant. A run is itself the record of what was done, so keeping it
 * leaves no audit: importing the same file twice leaves none at all. Safe for all threads.
 */
public final class ImportLog {
  private final Engine engine;
  private final TenantId tenant;

  /** Opens the log of a tenant. */
  public ImportLog(Engine engine, TenantId tenant) {
    this.engine = engine;
    this.tenant = tenant;
  }

  /** Stores a run that begins and returns it as stored. */
  public ImportRun begin(ImportRun run) {
    UUID id = run.id().value().equals(EntityId.NIL) ? engine.ids().next() : run.id().value();
    ImportRun stored = ImportRunFields.TYPE.stamp(run, id, Revision.first(engine.now()));
    engine
        .storage()
        .write(
            tenant,
            unit -> {
              unit.store(ImportRunFields.TYPE).insert(List.of(stored));
              return true;
            });
    return stored;
  }

  /** Stores what became of a run and returns it as stored. */
  public ImportRun end(ImportRun run) {
    ImportRun stored =
        ImportRunFields.TYPE.stamp(run, run.id().value(), run.revision().next(engine.now()));
    engine
        .storage()
        .write(
            tenant,
            unit -> {
              unit.store(ImportRunFields.TYPE).update(List.of(stored));
              return true;
            });
    return stored;
  }
}
