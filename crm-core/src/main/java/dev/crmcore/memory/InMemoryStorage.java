package dev.crmcore.memory;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.StorageException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Relation;
import dev.crmcore.model.TenantId;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.UnitOfWork;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Keeps everything in memory until it is closed: for tests, for tools, and as the reference of what
 * the ports mean. It has every capability but {@link StorageCapability#DURABLE}.
 *
 * <p>Safe for all threads. Reads never wait: each sees the state that was there when it began.
 * Writes run one after another, those of other tenants too.
 *
 * @since 0.1
 */
public final class InMemoryStorage implements Storage {
  private static final Set<StorageCapability> CAPABILITIES =
      Set.of(
          StorageCapability.CONDITIONS,
          StorageCapability.RELATED_CONDITIONS,
          StorageCapability.TEXT_SEARCH,
          StorageCapability.AGGREGATION);

  private final Catalogue catalogue;
  private final Map<String, Table<?>> nothing;
  private final ConcurrentMap<TenantId, Map<String, Table<?>>> tenants = new ConcurrentHashMap<>();
  private final ReentrantLock writing = new ReentrantLock();
  private volatile boolean closed;

  /** Creates an empty storage for the entities of a catalogue. */
  public InMemoryStorage(Catalogue catalogue) {
    this.catalogue = requireNonNull(catalogue, "catalogue");
    this.nothing = emptyTables(catalogue);
  }

  @Override
  public Set<StorageCapability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public <R> R read(TenantId tenant, Function<UnitOfWork, R> work) {
    requireNonNull(work, "work");
    return run(work, begin(tenant, false));
  }

  /**
   * {@inheritDoc}
   *
   * @throws StorageException also where this thread is writing already: one write does not stand
   *     inside another
   */
  @Override
  public <R> R write(TenantId tenant, Function<UnitOfWork, R> work) {
    requireNonNull(work, "work");
    if (writing.isHeldByCurrentThread()) {
      throw new StorageException(
          "A write cannot begin inside another; use the unit of work that is there.");
    }
    writing.lock();
    try {
      MemoryWork unit = begin(tenant, true);
      R result = run(work, unit);
      tenants.put(tenant, unit.tables());
      return result;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    tenants.clear();
  }

  private MemoryWork begin(TenantId tenant, boolean writable) {
    requireNonNull(tenant, "tenant");
    if (closed) {
      throw new StorageException("The storage is closed.");
    }
    return new MemoryWork(catalogue, tenants.getOrDefault(tenant, nothing), writable);
  }

  private static <R> R run(Function<UnitOfWork, R> work, MemoryWork unit) {
    try {
      return work.apply(unit);
    } finally {
      unit.end();
    }
  }

  private static Map<String, Table<?>> emptyTables(Catalogue catalogue) {
    Map<String, Set<String>> foreignKeys = new HashMap<>();
    for (EntityType<?> owner : catalogue.entities()) {
      for (Relation<?> relation : catalogue.relations(owner.name())) {
        foreignKeys
            .computeIfAbsent(relation.target().name(), name -> new HashSet<>())
            .add(relation.foreignKey().name());
      }
    }
    Map<String, Table<?>> tables = new HashMap<>();
    for (EntityType<?> type : catalogue.entities()) {
      tables.put(type.name(), Table.empty(type, foreignKeys.getOrDefault(type.name(), Set.of())));
    }
    return Map.copyOf(tables);
  }
}
