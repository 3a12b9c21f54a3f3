package dev.crmcore.memory;

import dev.crmcore.field.EntityType;
import dev.crmcore.model.TenantId;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.UnitOfWork;
import java.util.Set;
import java.util.function.Function;

/** Does what another storage does; a broken one overrides what it breaks. */
class ForwardingStorage implements Storage {
  final Storage storage;

  ForwardingStorage(Storage storage) {
    this.storage = storage;
  }

  /** Returns the store that callers get in place of the honest one. */
  <E> EntityStore<E> wrap(EntityType<E> type, EntityStore<E> store) {
    return store;
  }

  @Override
  public Set<StorageCapability> capabilities() {
    return storage.capabilities();
  }

  @Override
  public <R> R read(TenantId tenant, Function<UnitOfWork, R> work) {
    return storage.read(tenant, unit -> work.apply(wrapped(unit)));
  }

  @Override
  public <R> R write(TenantId tenant, Function<UnitOfWork, R> work) {
    return storage.write(tenant, unit -> work.apply(wrapped(unit)));
  }

  UnitOfWork wrapped(UnitOfWork unit) {
    return new UnitOfWork() {
      @Override
      public <E> EntityStore<E> store(EntityType<E> type) {
        return wrap(type, unit.store(type));
      }
    };
  }

  @Override
  public void close() {
    storage.close();
  }
}
