package dev.crmcore.storage;

import dev.crmcore.field.Field;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Page;
import dev.crmcore.query.Query;
import dev.crmcore.query.TextQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The records of one entity, for one tenant, within one unit of work. Reads see the writes made
 * before them in the same work. Records of other tenants do not exist here.
 *
 * @param <E> the entity
 */
public interface EntityStore<E> {
  /** Returns the record with an id. */
  Optional<E> find(UUID id);

  /** Returns the records with these ids, in the order of the ids; unknown ids are left out. */
  List<E> findAll(Collection<UUID> ids);

  /**
   * Returns records as {@link #findAll} does, for somebody who looks at some of their collections
   * only and does not store them: the others may be left empty, where that saves reading them.
   *
   * @param collections the names of the collections that are needed
   */
  default List<E> findPartly(Collection<UUID> ids, Set<String> collections) {
    return findAll(ids);
  }

  /**
   * Adds records as they are, versions included. They may refer to each other.
   *
   * @throws dev.crmcore.error.ConflictException if an id or a unique value is taken, or a reference
   *     names no record of the tenant; at the latest when the work ends
   */
  void insert(Collection<E> entities);

  /**
   * Replaces records, collections included. Each carries the version it will have; the stored one
   * must be the one before.
   *
   * @throws dev.crmcore.error.ConflictException if a stored version is another, the record is gone,
   *     a unique value is taken, or a reference names no record of the tenant
   * @throws dev.crmcore.error.UnsupportedFeatureException if the entity is append-only
   * @throws dev.crmcore.error.CrmException if the entity keeps no revision, but can be removed
   */
  void update(Collection<E> entities);

  /**
   * Removes a record and its collections. Of an entity that keeps no revision but can be removed,
   * the stored version is 0.
   *
   * @throws dev.crmcore.error.ConflictException if the stored version is another, the record is
   *     gone, or others still refer to it
   * @throws dev.crmcore.error.UnsupportedFeatureException if the entity is append-only
   */
  void remove(UUID id, long expectedVersion);

  /** Returns one page of the records that pass a filter. */
  Page<E> query(Query<E> query);

  /** Returns how many records pass a filter. */
  long count(Filter<E> filter);

  /**
   * Passes every record that passes a filter to a consumer, by id, in bounded memory. The consumer
   * must not write through the same unit of work.
   */
  void scan(Filter<E> filter, Consumer<? super E> consumer);

  /**
   * Returns who holds these keys, ids in order, in a collection that declares a lookup. Keys that
   * nobody holds are absent.
   *
   * @param collection the name of the collection
   */
  Map<LookupKey, List<UUID>> lookup(String collection, Collection<LookupKey> keys);

  /**
   * Lets every record that refers to one record refer to another, append-only records included;
   * versions stay as they are. Moving a reference is part of merging, not a change of what
   * happened.
   *
   * @return the ids of the records that were changed, in order
   */
  List<UUID> repoint(Field<E, UUID> reference, UUID from, UUID to);

  /**
   * Lets these records refer to another record, as {@link #repoint(Field, UUID, UUID)} does; ids of
   * records that are gone are passed over.
   */
  void repoint(Field<E, UUID> reference, Collection<UUID> ids, UUID to);

  /**
   * Returns the ids of records whose searchable fields or lookup keys contain all the words of a
   * query, each in any of its forms; in an order of the storage's own, which stays as long as
   * nothing is written. The library ranks. The words of one record may stand in several fields.
   * What a word is, {@link dev.crmcore.field.Folding#words(String)} says, so case and accents do
   * not matter; long numbers are found by their ends too, as {@link dev.crmcore.field.NumberEnding}
   * keeps them. Of a lookup key the text and code parts are searched, the choices are not. A word
   * may come in a thousand forms.
   *
   * @throws dev.crmcore.error.UnsupportedFeatureException without {@link
   *     StorageCapability#TEXT_SEARCH}
   */
  List<UUID> search(TextQuery query, Filter<E> filter, int limit);

  /**
   * Returns figures over groups, in no stated order. Groups without records do not exist: over no
   * records there are no rows, even where nothing is grouped by.
   *
   * @throws dev.crmcore.error.UnsupportedFeatureException without {@link
   *     StorageCapability#AGGREGATION}
   */
  List<AggregateRow> aggregate(Aggregation<E> aggregation);
}
