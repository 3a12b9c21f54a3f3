package dev.crmcore.gateway;

import dev.crmcore.catalogue.ImportRunFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.model.ImportRun;
import dev.crmcore.model.TenantId;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.UnitOfWork;
import java.util.List;

/**
 * The runs of imports of one tenant. A run is itself the record of what was done, so keeping it
 * leaves no audit: importing the same file twice leaves none at all. Safe for all threads.
 */
public final class ImportLog {
  /** The code of the error of a run that another process went on with. */
  public static final String TAKEN = "E_IMPORT_TAKEN";

  private final Engine engine;
  private final TenantId tenant;

  /** Opens the log of a tenant. */
  public ImportLog(Engine engine, TenantId tenant) {
    this.engine = engine;
    this.tenant = tenant;
  }

  /** Stores a run that begins and returns it as stored. */
  public ImportRun begin(ImportRun run) {
    return new RunLog<>(engine, tenant, ImportRunFields.TYPE).begin(run);
  }

  /**
   * Stores how far a run is and returns it as stored.
   *
   * @throws ConflictException with the code {@link #TAKEN} if it was stored by another meanwhile
   */
  public ImportRun keep(ImportRun run) {
    return engine.storage().write(tenant, unit -> keep(unit, run));
  }

  /**
   * Stores how far a run is together with the changes that brought it there, and returns it as it
   * will be stored.
   *
   * @throws ConflictException with the code {@link #TAKEN} if it was stored by another meanwhile
   */
  public ImportRun keep(ChangeSet changes, ImportRun run) {
    return keep(changes.unit(), run);
  }

  private ImportRun keep(UnitOfWork unit, ImportRun run) {
    EntityStore<ImportRun> runs = unit.store(ImportRunFields.TYPE);
    boolean mine =
        runs.find(run.id().value())
            .filter(stored -> stored.revision().version() == run.revision().version())
            .isPresent();
    if (!mine) {
      throw new ConflictException(
          TAKEN,
          "The import %s is run by another process by now. What this one applied is kept; leave the rest to the other."
              .formatted(run.id()));
    }
    ImportRun next =
        ImportRunFields.TYPE.stamp(run, run.id().value(), run.revision().next(engine.now()));
    runs.update(List.of(next));
    return next;
  }
}
