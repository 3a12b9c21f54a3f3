package dev.crmcore.gateway;

/**
 * What must be true of every record of an entity before it is stored, whoever writes it. Stateless
 * and safe for all threads.
 *
 * @param <E> the entity
 */
@FunctionalInterface
public interface WriteRule<E> {
  /**
   * Returns the record in its standard form.
   *
   * @throws dev.crmcore.error.InvalidInputException if it cannot be stored
   */
  E prepare(E entity);

  /** Does what follows in the same change from a record that was added; nothing, by itself. */
  default void created(ChangeSet changes, E entity) {}
}
