package dev.crmcore.jdbc;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.FieldType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** How values lie in PostgreSQL's types. */
final class PostgresCells {
  /** The first and the last year that its dates and times know. */
  private static final int FIRST_YEAR = -4712;

  private static final int LAST_YEAR = 294_275;

  private static final Cell FLAG =
      Cell.of(
          value -> value,
          (rows, at) -> {
            boolean flag = rows.getBoolean(at);
            return rows.wasNull() ? null : flag;
          });
  private static final Cell MOMENT =
      Cell.of(
          value -> moment((Instant) value),
          (rows, at) -> {
            OffsetDateTime moment = rows.getObject(at, OffsetDateTime.class);
            return moment == null ? null : moment.toInstant();
          });
  private static final Cell DATE =
      Cell.of(
          value -> inCalendar((LocalDate) value, ((LocalDate) value).getYear()),
          (rows, at) -> rows.getObject(at, LocalDate.class));
  private static final Cell ID =
      Cell.of(value -> value, (rows, at) -> rows.getObject(at, UUID.class));

  private PostgresCells() {}

  static Cell of(FieldType<?> type) {
    return switch (type.kind()) {
      case TEXT, CODE -> Cell.TEXT;
      case CHOICE, POINT -> Cell.written(type);
      case DATE -> DATE;
      case INTEGER, MONEY -> Cell.WHOLE;
      case DECIMAL -> Cell.REAL;
      case BOOLEAN -> FLAG;
      case INSTANT -> MOMENT;
      case ID -> ID;
    };
  }

  /** The driver would round up to the next microsecond, which may be after now. */
  private static Object moment(Instant value) {
    if (value.getEpochSecond() < Instant.MIN.getEpochSecond() / 2
        || value.getEpochSecond() > Instant.MAX.getEpochSecond() / 2) {
      throw beyond(value);
    }
    OffsetDateTime moment = value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    return inCalendar(moment, moment.getYear());
  }

  private static Object inCalendar(Object value, int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw beyond(value);
    }
    return value;
  }

  private static InvalidInputException beyond(Object value) {
    return new InvalidInputException("E_TYPE", value + " is beyond the calendar.");
  }
}
