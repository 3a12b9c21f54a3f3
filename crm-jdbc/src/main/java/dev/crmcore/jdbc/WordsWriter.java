package dev.crmcore.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the words of records for the text search, in the transaction of the records. Immutable and
 * safe for all threads.
 *
 * @param <E> the entity
 */
interface WordsWriter<E> {
  /** Adds the words of new records and returns what each record's search column is bound to. */
  List<@Nullable Object> insert(SqlConnection connection, String tenant, List<E> entities)
      throws SQLException;

  /** Replaces the words of a record where they differ. */
  void update(SqlConnection connection, String tenant, E before, E after) throws SQLException;

  /** Removes the words of a record that is about to go. */
  void remove(SqlConnection connection, String tenant, E entity) throws SQLException;
}
