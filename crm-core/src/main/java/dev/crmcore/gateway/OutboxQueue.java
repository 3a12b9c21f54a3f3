package dev.crmcore.gateway;

import dev.crmcore.catalogue.OutboxFields;
import dev.crmcore.model.OutboxEntry;
import dev.crmcore.model.OutboxStatus;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Query;
import dev.crmcore.query.Sort;
import dev.crmcore.storage.EntityStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The promised work of one tenant. A worker claims what is due, does it outside any transaction and
 * says what became of it; what a worker that died had claimed is due again when its claim runs out.
 * Bookkeeping of the queue leaves no audit: what the work does, does. Safe for all threads.
 */
public final class OutboxQueue {
  private final Engine engine;
  private final TenantId tenant;

  /** Opens the queue of a tenant. */
  public OutboxQueue(Engine engine, TenantId tenant) {
    this.engine = engine;
    this.tenant = tenant;
  }

  /**
   * Takes work that is due, the longest due first; nobody else gets it until the lease runs out.
   */
  public List<OutboxEntry> claim(int limit, Duration lease) {
    Instant now = engine.now();
    Condition due =
        Conditions.all(
            Conditions.in(OutboxFields.STATUS, List.of(OutboxStatus.PENDING, OutboxStatus.CLAIMED)),
            Conditions.atMost(OutboxFields.DUE_AT, now));
    Filter<OutboxEntry> filter =
        Filter.bind(engine.catalogue(), OutboxFields.TYPE, due, now, engine.zone());
    return engine
        .storage()
        .write(
            tenant,
            unit -> {
              EntityStore<OutboxEntry> store = unit.store(OutboxFields.TYPE);
              List<OutboxEntry> claimed = new ArrayList<>();
              for (OutboxEntry entry :
                  store
                      .query(Query.of(filter, limit).sortedBy(Sort.ascending(OutboxFields.DUE_AT)))
                      .items()) {
                claimed.add(next(entry.claimedUntil(now.plus(lease))));
              }
              store.update(claimed);
              return claimed;
            });
  }

  /**
   * Says what became of claimed work.
   *
   * @throws dev.crmcore.error.ConflictException if the claim had run out and another worker took it
   */
  public void settle(
      OutboxEntry claimed, OutboxStatus status, Instant nextTry, @Nullable String error) {
    engine
        .storage()
        .write(
            tenant,
            unit -> {
              unit.store(OutboxFields.TYPE)
                  .update(List.of(next(claimed.tried(status, nextTry, error))));
              return true;
            });
  }

  /** Forgets work that is done. */
  public void remove(List<OutboxEntry> done) {
    engine
        .storage()
        .write(
            tenant,
            unit -> {
              EntityStore<OutboxEntry> store = unit.store(OutboxFields.TYPE);
              done.forEach(entry -> store.remove(entry.id().value(), entry.revision().version()));
              return true;
            });
  }

  private OutboxEntry next(OutboxEntry entry) {
    return OutboxFields.TYPE.stamp(entry, entry.id().value(), entry.revision().next(engine.now()));
  }
}
