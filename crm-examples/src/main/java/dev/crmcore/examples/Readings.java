package dev.crmcore.examples;

import dev.crmcore.model.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How what people write becomes values, and what they are told where it does not. */
final class Readings {
  private static final Pattern ID =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

  private Readings() {}

  /** Teaches a command and its verbs, those that are there already. */
  static void addTo(CommandLine line) {
    add(line, UUID.class, Readings::id, "no id");
    add(line, LocalDate.class, LocalDate::parse, "no day such as 2026-03-01");
    add(line, YearMonth.class, YearMonth::parse, "no month such as 2026-03");
    add(line, Instant.class, Instant::parse, "no moment such as 2026-03-01T10:00:00Z");
    add(line, ZoneId.class, ZoneId::of, "no time zone such as Europe/Berlin");
    add(line, Duration.class, Duration::parse, "no time such as P1D or PT2H");
    add(line, Currency.class, Readings::currency, "no currency such as EUR");
    add(line, Money.class, Readings::money, "no amount of money such as '10.00 EUR'");
    add(line, Integer.class, Integer::valueOf, "no whole number");
    add(line, int.class, Integer::valueOf, "no whole number");
    add(line, Long.class, Long::valueOf, "no whole number");
    add(line, long.class, Long::valueOf, "no whole number");
  }

  private static <T> void add(
      CommandLine line, Class<T> type, ITypeConverter<T> reading, String otherwise) {
    line.registerConverter(
        type,
        text -> {
          try {
            return reading.convert(text.strip());
          } catch (RuntimeException e) {
            throw new TypeConversionException("'%s' is %s.".formatted(text, otherwise));
          }
        });
  }

  /** Tells whether somebody wrote an id. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private static UUID id(String text) {
    if (!isId(text)) {
      throw new IllegalArgumentException(text);
    }
    return UUID.fromString(text);
  }

  private static Money money(String text) {
    return Money.parse(text.toUpperCase(Locale.ROOT));
  }

  private static Currency currency(String code) {
    return Currency.getInstance(code.toUpperCase(Locale.ROOT));
  }
}
