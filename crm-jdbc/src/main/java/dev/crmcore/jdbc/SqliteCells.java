package dev.crmcore.jdbc;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.FieldType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** How values lie in SQLite's five storage classes. */
final class SqliteCells {
  private static final long MICROS = 1_000_000L;

  private static final Cell FLAG =
      Cell.of(
          value -> (Boolean) value ? 1 : 0,
          (rows, at) -> {
            Long flag = Cell.readLong(rows, at);
            return flag == null ? null : flag != 0;
          });
  private static final Cell MOMENT =
      Cell.of(
          value -> micros((Instant) value),
          (rows, at) -> {
            Long micros = Cell.readLong(rows, at);
            return micros == null ? null : instant(micros);
          });
  private static final int LAST_YEAR = 9999;
  private static final String AFTER_DIGITS = ":";

  private static final Cell BYTES =
      Cell.of(
          value -> bytes((UUID) value),
          (rows, at) -> {
            byte[] bytes = rows.getBytes(at);
            return bytes == null ? null : uuid(bytes);
          });

  /** Days are compared as text; what windows reach beyond the year 9999 comes after all of them. */
  private static final Cell DAY =
      Cell.of(
          value ->
              ((LocalDate) value).getYear() > LAST_YEAR ? AFTER_DIGITS + value : value.toString(),
          (rows, at) -> {
            String text = rows.getString(at);
            return text == null ? null : FieldType.DATE.parse(text);
          });

  private SqliteCells() {}

  static Cell of(FieldType<?> type) {
    return switch (type.kind()) {
      case TEXT, CODE -> Cell.TEXT;
      case CHOICE, POINT -> Cell.written(type);
      case DATE -> DAY;
      case INTEGER, MONEY -> Cell.WHOLE;
      case DECIMAL -> Cell.REAL;
      case BOOLEAN -> FLAG;
      case INSTANT -> MOMENT;
      case ID -> BYTES;
    };
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
}
