package dev.crmcore.field;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The type of a field's values: how they are written as text, read back, checked and compared.
 * Immutable and safe for all threads.
 *
 * @param <V> the Java type of the values
 */
public final class FieldType<V> {
  private static final int MAX_EXPONENT = 300;

  /** Words for people. */
  public static final FieldType<String> TEXT =
      new FieldType<>(
          FieldKind.TEXT,
          String.class,
          FieldType::checkedText,
          Function.identity(),
          Comparator.comparing(Folding::fold, Folding::compareCodePoints));

  /** A code, compared exactly. */
  public static final FieldType<String> CODE =
      new FieldType<>(
          FieldKind.CODE,
          String.class,
          FieldType::checkedText,
          Function.identity(),
          Folding::compareCodePoints);

  /** A whole number. */
  public static final FieldType<Long> INTEGER =
      new FieldType<>(
          FieldKind.INTEGER, Long.class, Long::valueOf, String::valueOf, Comparator.naturalOrder());

  /** A decimal. */
  public static final FieldType<BigDecimal> DECIMAL =
      new FieldType<>(
          FieldKind.DECIMAL,
          BigDecimal.class,
          text -> canonical(new BigDecimal(text)),
          BigDecimal::toPlainString,
          Comparator.naturalOrder());

  /** True or false. */
  public static final FieldType<Boolean> BOOLEAN =
      new FieldType<>(
          FieldKind.BOOLEAN,
          Boolean.class,
          FieldType::parseBoolean,
          String::valueOf,
          Comparator.naturalOrder());

  /** A moment. */
  public static final FieldType<Instant> INSTANT =
      new FieldType<>(
          FieldKind.INSTANT,
          Instant.class,
          text -> Instant.parse(text).truncatedTo(ChronoUnit.MICROS),
          Instant::toString,
          Comparator.naturalOrder());

  /** A day. */
  public static final FieldType<LocalDate> DATE =
      new FieldType<>(
          FieldKind.DATE,
          LocalDate.class,
          FieldType::parseDate,
          LocalDate::toString,
          Comparator.naturalOrder());

  /** An amount of money; sorted by currency, then amount. */
  public static final FieldType<Money> MONEY =
      new FieldType<>(
          FieldKind.MONEY,
          Money.class,
          Money::parse,
          Money::toString,
          Comparator.<Money, String>comparing(money -> money.currency().getCurrencyCode())
              .thenComparing(Money::amount));

  /** A place on Earth; sorted so that every storage sorts alike, without a meaning. */
  public static final FieldType<GeoPoint> POINT =
      new FieldType<>(
          FieldKind.POINT,
          GeoPoint.class,
          GeoPoint::parse,
          GeoPoint::toString,
          Comparator.comparing(GeoPoint::key, Folding::compareCodePoints));

  /** A UUID. */
  public static final FieldType<UUID> ID =
      new FieldType<>(
          FieldKind.ID, UUID.class, UUID::fromString, UUID::toString, FieldType::compareIds);

  private final FieldKind kind;
  private final Class<V> javaType;
  private final Function<String, V> reader;
  private final Function<V, String> writer;
  private final Comparator<V> order;

  private FieldType(
      FieldKind kind,
      Class<V> javaType,
      Function<String, V> reader,
      Function<V, String> writer,
      Comparator<V> order) {
    this.kind = kind;
    this.javaType = javaType;
    this.reader = reader;
    this.writer = writer;
    this.order = order;
  }

  /** Returns the type whose values are the constants of an enumeration. */
  public static <T extends Enum<T>> FieldType<T> choice(Class<T> constants) {
    return new FieldType<>(
        FieldKind.CHOICE,
        constants,
        text -> constantOf(constants, text),
        Enum::name,
        Comparator.naturalOrder());
  }

  /** Returns the kind. */
  public FieldKind kind() {
    return kind;
  }

  /** Returns the Java class of the values. */
  public Class<V> javaType() {
    return javaType;
  }

  /** Returns the constants of a {@link FieldKind#CHOICE} in order; empty for other kinds. */
  public List<V> choices() {
    V[] constants = javaType.getEnumConstants();
    return constants == null ? List.of() : List.of(constants);
  }

  /**
   * Reads the text form that {@link #format(Object)} writes.
   *
   * @throws InvalidInputException with the code {@code E_TYPE} if the text is not such a value
   */
  public V parse(String text) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new InvalidInputException(
          "E_TYPE", "'" + shortened(text) + "' is not " + description() + ".", e);
    }
  }

  /** Writes a value as text that {@link #parse(String)} reads back to an equal value. */
  public String format(V value) {
    return writer.apply(value);
  }

  /**
   * Casts a value of unknown type.
   *
   * @throws InvalidInputException with the code {@code E_TYPE} if it is of another type
   */
  public V cast(Object value) {
    if (!javaType.isInstance(value)) {
      throw new InvalidInputException(
          "E_TYPE", "'" + shortened(String.valueOf(value)) + "' is not " + description() + ".");
    }
    return javaType.cast(value);
  }

  /** Compares two values; the order in which every storage sorts. */
  public int compare(V left, V right) {
    return order.compare(left, right);
  }

  /** Tells whether the two may be compared at all: money only within one currency. */
  public boolean comparable(V left, V right) {
    return !(left instanceof Money a) || a.currency().equals(((Money) right).currency());
  }

  /** Returns what a value is, for messages: "a whole number", "one of LOW, NORMAL, HIGH". */
  public String description() {
    return switch (kind) {
      case TEXT -> "text without control characters";
      case CODE -> "a code without control characters";
      case CHOICE -> "one of " + Arrays.toString(javaType.getEnumConstants());
      case INTEGER -> "a whole number";
      case DECIMAL -> "a decimal number of at most 15 digits";
      case BOOLEAN -> "true or false";
      case INSTANT -> "a moment such as 2026-03-01T10:00:00Z";
      case DATE -> "a date such as 2026-03-01";
      case MONEY -> "an amount of money such as '10.00 EUR'";
      case POINT -> "a point on Earth such as '59.2239, 39.8843'";
      case ID -> "an id such as 0198c5a2-7c3e-7000-8000-000000000000";
    };
  }

  private static String checkedText(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("NUL");
    }
    return text;
  }

  private static BigDecimal canonical(BigDecimal value) {
    BigDecimal rounded = value.round(new MathContext(15, RoundingMode.UNNECESSARY));
    BigDecimal stripped = rounded.stripTrailingZeros();
    // Beyond what a double carries, writing the zeros out could also fill the memory.
    if (Math.abs((long) stripped.precision() - stripped.scale()) > MAX_EXPONENT) {
      throw new ArithmeticException("exponent");
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static LocalDate parseDate(String text) {
    LocalDate date = LocalDate.parse(text);
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw new IllegalArgumentException(text);
    }
    return date;
  }

  private static <T extends Enum<T>> T constantOf(Class<T> constants, String text) {
    for (T constant : constants.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static int compareIds(UUID left, UUID right) {
    int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }

  @Override
  public String toString() {
    return kind.name();
  }
}
