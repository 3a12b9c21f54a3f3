package dev.crmcore.jdbc;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
import dev.crmcore.model.GeoPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a value of one type lies in one column. Stateless. */
interface Cell {
  /** Text as it is. */
  Cell TEXT = of(value -> value, ResultSet::getString);

  /** Folded text, by which words are compared. */
  Cell KEY = of(value -> Folding.fold((String) value), ResultSet::getString);

  /** The form in which points are compared and measured. */
  Cell PLACE = of(value -> ((GeoPoint) value).key(), ResultSet::getString);

  /** A whole number. */
  Cell WHOLE = of(value -> value, Cell::readLong);

  /** A decimal number of at most 15 digits, which is what a double holds exactly. */
  Cell REAL = of(Cell::real, Cell::readDecimal);

  /**
   * Reads a column.
   *
   * @see Cell#read
   */
  @FunctionalInterface
  interface Reading {
    @Nullable Object read(ResultSet rows, int at) throws SQLException;
  }

  /** Returns what is bound for a value; see {@link Sql#bind}. */
  Object toColumn(Object value);

  /** Reads the value back, null where the column is. */
  @Nullable Object read(ResultSet rows, int at) throws SQLException;

  /** Returns a cell of two functions. */
  static Cell of(Function<Object, Object> writing, Reading reading) {
    return new Cell() {
      @Override
      public Object toColumn(Object value) {
        return writing.apply(value);
      }

      @Override
      public @Nullable Object read(ResultSet rows, int at) throws SQLException {
        return reading.read(rows, at);
      }
    };
  }

  /** Returns a cell that holds the text form of values. */
  static <V> Cell written(FieldType<V> type) {
    return of(
        value -> type.format(type.cast(value)),
        (rows, at) -> {
          String text = rows.getString(at);
          return text == null ? null : type.parse(text);
        });
  }

  /** Reads a whole number. */
  static @Nullable Long readLong(ResultSet rows, int at) throws SQLException {
    long number = rows.getLong(at);
    return number == 0 && rows.wasNull() ? null : number;
  }

  private static Object real(Object value) {
    double real = ((BigDecimal) value).doubleValue();
    if (Double.isInfinite(real)) {
      throw new InvalidInputException("E_TYPE", "The number has too many digits to be stored.");
    }
    return real;
  }

  private static @Nullable Object readDecimal(ResultSet rows, int at) throws SQLException {
    double real = rows.getDouble(at);
    if (real == 0 && rows.wasNull()) {
      return null;
    }
    BigDecimal exact =
        new BigDecimal(real)
            .round(new MathContext(15, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
