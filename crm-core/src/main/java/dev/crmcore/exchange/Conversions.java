package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions.DateOrder;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the text of a cell, as people and other systems write it, to the value of a field. */
final class Conversions {
  private final @Nullable DateOrder dates;
  private final @Nullable ZoneId zone;

  Conversions(@Nullable DateOrder dates) {
    this(dates, null);
  }

  /**
   * @param zone the zone of moments that say none, or null where they are refused
   */
  Conversions(@Nullable DateOrder dates, @Nullable ZoneId zone) {
    this.dates = dates;
    this.zone = zone;
  }

  Instant moment(String text) {
    return Moments.parse(text, dates, zone);
  }

  BigDecimal decimal(String text) {
    return FieldType.DECIMAL.parse(Amounts.number(text));
  }

  /** Returns how cells become values of a field. */
  Function<String, ?> to(Field<?, ?> field) {
    if (field.name().equals(CustomerFields.KIND.name())) {
      return text -> CustomerKinds.parse(text);
    }
    if (field.name().equals(CustomerFields.TIME_ZONE.name())) {
      return Conversions::zone;
    }
    return to(field.type());
  }

  /** Returns how cells become values of a type. */
  Function<String, ?> to(FieldType<?> type) {
    FieldKind kind = type.kind();
    return switch (kind) {
      case TEXT, CODE -> text -> text;
      case DATE -> text -> Dates.parse(text, dates);
      case BOOLEAN -> Conversions::yesOrNo;
      case INTEGER, DECIMAL -> text -> type.parse(Amounts.number(text));
      case CHOICE -> text -> type.parse(text.replace(' ', '_').replace('-', '_'));
      case INSTANT -> text -> type.parse(instant(text));
      case MONEY, POINT, ID -> type::parse;
    };
  }

  private static String zone(String text) {
    try {
      return ZoneId.of(text).getId();
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          "E_TYPE", "'%s' is not a time zone such as Europe/Berlin.".formatted(text), e);
    }
  }

  private static Boolean yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y", "1", "да", "истина", "是" -> true;
      case "false", "no", "n", "0", "нет", "ложь", "否" -> false;
      default ->
          throw new InvalidInputException("E_TYPE", "'%s' is neither yes nor no.".formatted(text));
    };
  }

  private static String instant(String text) {
    try {
      return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toString();
    } catch (DateTimeException e) {
      return text;
    }
  }
}
