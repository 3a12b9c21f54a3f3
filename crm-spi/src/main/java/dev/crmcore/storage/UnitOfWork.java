package dev.crmcore.storage;

import dev.crmcore.field.EntityType;

/**
 * The stores as seen by one piece of work, for one tenant. Valid until the function it was given to
 * returns, and refusing after that; not safe for other threads.
 */
public interface UnitOfWork {
  /**
   * Returns the store of an entity. Fields are those of the catalogue the storage was opened with,
   * custom fields included, whichever description is passed.
   */
  <E> EntityStore<E> store(EntityType<E> type);
}
