package dev.crmcore.field;

import dev.crmcore.model.Revision;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The values from which an entity is assembled: its identity, its bookkeeping, its fields, its
 * collections and its custom fields.
 *
 * @param <E> the entity
 */
public interface EntityValues<E> extends FieldValues<E> {
  /** Returns the identity. */
  UUID id();

  /** Returns the bookkeeping; {@link Revision#NEW} for entities that keep none. */
  Revision revision();

  /** Returns the elements of a collection in their order. */
  <T> List<T> list(CollectionField<E, T> collection);

  /** Returns the values of the custom fields by name. */
  SortedMap<String, Object> custom();
}
