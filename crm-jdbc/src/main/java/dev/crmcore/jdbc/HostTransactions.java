package dev.crmcore.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How a storage finds the transaction that the host is in, so that its writes are committed and
 * rolled back with the host's own. With Spring:
 *
 * <pre>{@code
 * new HostTransactions() {
 *   public Connection current() {
 *     return TransactionSynchronizationManager.isActualTransactionActive()
 *         ? DataSourceUtils.getConnection(dataSource)
 *         : null;
 *   }
 *
 *   public void rolledBack(Work work) {
 *     transactions.executeWithoutResult(status -> {
 *       status.setRollbackOnly();
 *       work.run();
 *     });
 *   }
 * };
 * }</pre>
 *
 * <p>Safe for all threads.
 */
public interface HostTransactions {
  /** Something to do in a transaction. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void run() throws SQLException;
  }

  /**
   * Returns the connection of the transaction that this thread is in, or null if it is in none. The
   * storage neither commits nor rolls it back, closes it or changes its mode.
   */
  @Nullable Connection current() throws SQLException;

  /**
   * Runs work in a transaction of the host's and rolls that back. Called once, when a storage is
   * opened, to prove that {@link #current} governs the database of the data source.
   */
  void rolledBack(Work work) throws SQLException;
}
