package dev.crmcore.jdbc;

import java.sql.SQLException;

/** Where connections come from. Safe for all threads. */
interface Connections extends AutoCloseable {
  /** A connection for one piece of work. */
  interface Lease extends AutoCloseable {
    SqlConnection connection();

    /** Returns what stands around the work. */
    Bracket bracket();

    /** Says that the connection is in an unknown state and must not be used again. */
    void discard();

    @Override
    void close();
  }

  /** Returns a connection that reads. */
  Lease read() throws SQLException;

  /** Returns the connection that writes; others wait until it is closed. */
  Lease write() throws SQLException;

  /** Tells whether reading and writing share one connection. */
  boolean isSingle();

  /** Returns the engine that they lead to. */
  SqlEngine engine();

  /** Returns the database as messages call it. */
  String where();

  @Override
  void close();
}
