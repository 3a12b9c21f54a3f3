package dev.crmcore.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How a value of one type lies in one column. */
interface Cell {
  /** Returns what is bound for a value: text, a whole number, a double or bytes. */
  Object toColumn(Object value);

  /** Reads the value back, null where the column is. */
  @Nullable Object read(ResultSet rows, int at) throws SQLException;
}
