package dev.crmcore.jdbc;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values lie in SQLite's five storage classes. */
final class SqliteCells {
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);
  private static final long MICROS = 1_000_000L;

  /** Folded text, by which words are compared. */
  static final Cell KEY =
      cell(value -> Folding.fold((String) value), (rows, at) -> rows.getString(at));

  private static final Cell PLAIN_TEXT = cell(value -> value, (rows, at) -> rows.getString(at));
  private static final Cell WHOLE = cell(value -> value, SqliteCells::readLong);
  private static final Cell FLAG =
      cell(
          value -> (Boolean) value ? 1 : 0,
          (rows, at) -> {
            Long flag = readLong(rows, at);
            return flag == null ? null : flag != 0;
          });
  private static final Cell MOMENT =
      cell(
          value -> micros((Instant) value),
          (rows, at) -> {
            Long micros = readLong(rows, at);
            return micros == null ? null : instant(micros);
          });
  private static final Cell REAL = cell(SqliteCells::real, SqliteCells::readDecimal);
  private static final Cell BYTES =
      cell(
          value -> bytes((UUID) value),
          (rows, at) -> {
            byte[] bytes = rows.getBytes(at);
            return bytes == null ? null : uuid(bytes);
          });

  private SqliteCells() {}

  static Cell of(FieldType<?> type) {
    return switch (type.kind()) {
      case TEXT, CODE -> PLAIN_TEXT;
      case CHOICE, DATE -> written(type);
      case INTEGER, MONEY -> WHOLE;
      case DECIMAL -> REAL;
      case BOOLEAN -> FLAG;
      case INSTANT -> MOMENT;
      case ID -> BYTES;
    };
  }

  /** JSON has no bytes, so an id stands there as text, whose order is the same. */
  static Cell inJson(FieldType<?> type) {
    return type.kind() == FieldKind.ID
        ? written(type)
        : type.kind() == FieldKind.TEXT ? KEY : of(type);
  }

  private static <V> Cell written(FieldType<V> type) {
    return cell(
        value -> type.format(type.cast(value)),
        (rows, at) -> {
          String text = rows.getString(at);
          return text == null ? null : type.parse(text);
        });
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  static long micros(Instant moment) {
    try {
      return Math.addExact(
          Math.multiplyExact(moment.getEpochSecond(), MICROS), moment.getNano() / 1000);
    } catch (ArithmeticException e) {
      throw new InvalidInputException("E_TYPE", moment + " is beyond the calendar.", e);
    }
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
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
    BigDecimal exact = new BigDecimal(real).round(DIGITS).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  static @Nullable Long readLong(ResultSet rows, int at) throws SQLException {
    long number = rows.getLong(at);
    return number == 0 && rows.wasNull() ? null : number;
  }

  private interface ToColumn {
    Object toColumn(Object value);
  }

  private interface Reader {
    @Nullable Object read(ResultSet rows, int at) throws SQLException;
  }

  private static Cell cell(ToColumn writer, Reader reader) {
    return new Cell() {
      @Override
      public Object toColumn(Object value) {
        return writer.toColumn(value);
      }

      @Override
      public @Nullable Object read(ResultSet rows, int at) throws SQLException {
        return reader.read(rows, at);
      }
    };
  }
}
