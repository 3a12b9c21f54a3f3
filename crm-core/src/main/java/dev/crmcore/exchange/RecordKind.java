package dev.crmcore.exchange;

import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.CustomerId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows become records of one kind that belongs to customers.
 *
 * @param <E> the record
 */
interface RecordKind<E> {
  /** Returns the entity. */
  EntityType<E> type();

  /** Returns what names the record in the source: the same for the same record, run after run. */
  String key(Row row, RowValues values);

  /** Tells whether further rows with the same key are part of the same record. */
  default boolean isGrouped(RowValues values) {
    return false;
  }

  /** Returns the records that are stored under keys, as they are stored. */
  Map<String, E> stored(ChangeSet changes, Collection<String> keys);

  /**
   * Returns what rows say, on top of what is stored.
   *
   * @throws dev.crmcore.error.InvalidInputException if they do not say enough, or contradict each
   *     other
   */
  E made(
      ChangeSet changes,
      @Nullable E stored,
      String key,
      List<RowValues> rows,
      CustomerId customer,
      ReplacedValues replaced);

  /**
   * Stores a record, at once or with the others of the batch.
   *
   * @throws dev.crmcore.error.InvalidInputException if it cannot be
   */
  default Fate put(ChangeSet changes, PreparedRecords<E> records, @Nullable E stored, E next) {
    return records.put(stored, next);
  }

  /** What became of rows that were not refused. */
  enum Fate {
    CREATED,
    UPDATED,
    UNCHANGED
  }
}
