package dev.crmcore.segmentation;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.NearestName;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.query.Lasting;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a text or in JSON as values of the type that the catalogue asks for. */
final class TypedOperands {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final List<ChronoUnit> UNITS =
      List.of(
          ChronoUnit.SECONDS,
          ChronoUnit.MINUTES,
          ChronoUnit.HOURS,
          ChronoUnit.DAYS,
          ChronoUnit.WEEKS,
          ChronoUnit.MONTHS,
          ChronoUnit.YEARS);

  /**
   * What a condition compares: a field, or a measure over related records.
   *
   * @param name how messages call it
   * @param type the type of its values
   */
  record Compared(String name, FieldType<?> type) {
    static Compared of(Field<?, ?> field) {
      return new Compared("field '" + field.name() + "'", field.type());
    }

    static final Compared COUNT = new Compared("count", FieldType.INTEGER);

    static final Compared METRES = new Compared("distance", FieldType.INTEGER);

    boolean is(FieldKind kind) {
      return type.kind() == kind;
    }

    boolean isTextual() {
      return is(FieldKind.TEXT) || is(FieldKind.CODE);
    }

    boolean isTime() {
      return is(FieldKind.INSTANT) || is(FieldKind.DATE);
    }
  }

  private TypedOperands() {}

  /** Reads a text that names a value of any type. */
  static Operand ofText(Compared compared, String text) {
    try {
      boolean day = compared.is(FieldKind.INSTANT) && DAY.matcher(text).matches();
      return Operand.of(day ? FieldType.DATE.parse(text) : compared.type().parse(text));
    } catch (InvalidInputException e) {
      throw mismatch(compared, "'" + FieldScope.clip(text) + "'", nearestChoice(compared, text), e);
    }
  }

  /** Reads digits with an optional sign and fraction, and the currency that follows them. */
  static Operand ofNumber(Compared compared, String digits, @Nullable String currency) {
    if (currency != null) {
      String money = digits + " " + currency.toUpperCase(Locale.ROOT);
      if (!compared.is(FieldKind.MONEY)) {
        throw mismatch(compared, money, "", null);
      }
      return ofText(compared, money);
    }
    return switch (compared.type().kind()) {
      case TEXT, CODE, INTEGER, DECIMAL -> ofText(compared, digits);
      case MONEY ->
          throw mismatch(compared, digits, " Add the currency: " + digits + " EUR.", null);
      case CHOICE, BOOLEAN, INSTANT, DATE, POINT, ID -> throw mismatch(compared, digits, "", null);
    };
  }

  /** Reads a number; a code is none, because JSON does not keep the zeros around a number. */
  static Operand ofJsonNumber(Compared compared, String number) {
    if (compared.isTextual()) {
      throw mismatch(compared, number, "", null);
    }
    return ofNumber(compared, number, null);
  }

  /** Reads a day or a moment written without quotes. */
  static Operand ofTime(Compared compared, String written) {
    if (compared.isTime()) {
      return ofText(compared, written);
    }
    throw mismatch(
        compared,
        "the time " + written,
        compared.isTextual() ? " Write text between quotes: '" + written + "'." : "",
        null);
  }

  static Operand ofBoolean(Compared compared, boolean value) {
    if (!compared.is(FieldKind.BOOLEAN)) {
      throw mismatch(compared, Boolean.toString(value), "", null);
    }
    return Operand.of(value);
  }

  /** Reads a bare word, which only a constant is. */
  static Operand ofWord(Compared compared, String word) {
    if (compared.is(FieldKind.CHOICE)) {
      return ofText(compared, word);
    }
    throw mismatch(
        compared,
        "the word " + FieldScope.clip(word),
        compared.isTextual() ? " Write text between quotes: '" + FieldScope.clip(word) + "'." : "",
        null);
  }

  static Operand relative(
      Compared compared, Operand.Anchor anchor, String amount, ChronoUnit unit) {
    if (!compared.isTime()) {
      throw mismatch(compared, anchor.name().toLowerCase(Locale.ROOT), "", null);
    }
    return new Operand.Relative(anchor, amount(amount), unit);
  }

  static Window last(String amount, ChronoUnit unit) {
    return Window.last(length(amount), unit);
  }

  static Lasting lasting(String amount, ChronoUnit unit) {
    return new Lasting(length(amount), unit);
  }

  static Window next(String amount, ChronoUnit unit) {
    return Window.next(length(amount), unit);
  }

  private static long length(String amount) {
    long units = amount(amount);
    if (units < 1) {
      throw new InvalidInputException("E_TYPE", "A window is at least 1 unit long.");
    }
    return units;
  }

  /**
   * Returns a field that may lie in a window.
   *
   * @throws InvalidInputException with the code {@code E_OPERATOR} if it is no time
   */
  static Field<?, ?> requireTime(Field<?, ?> field) {
    if (field.kind() != FieldKind.DATE && field.kind() != FieldKind.INSTANT) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "A day or a moment lies in a window, but '%s' is %s."
              .formatted(field, field.type().description()));
    }
    return field;
  }

  /** Returns the window between two days or two moments; one of them may be missing. */
  static Window between(@Nullable String from, @Nullable String to) {
    Object start = from == null ? null : time(from);
    Object end = to == null ? null : time(to);
    if (start instanceof LocalDate || end instanceof LocalDate) {
      if (start instanceof Instant || end instanceof Instant) {
        throw new InvalidInputException(
            "E_TYPE", "A window runs between two days or between two moments, not one of each.");
      }
      return new Window.Days((LocalDate) start, (LocalDate) end);
    }
    return new Window.Between((Instant) start, (Instant) end);
  }

  private static Object time(String text) {
    return DAY.matcher(text).matches() ? FieldType.DATE.parse(text) : FieldType.INSTANT.parse(text);
  }

  static long amount(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "E_TYPE", "'" + FieldScope.clip(digits) + "' is not a whole number of units.", e);
    }
  }

  /** Returns a unit of time, in the singular or the plural. */
  static ChronoUnit unit(String written) {
    String plural = written.toUpperCase(Locale.ROOT);
    return UNITS.stream()
        .filter(unit -> unit.name().equals(plural) || unit.name().equals(plural + "S"))
        .findAny()
        .orElseThrow(
            () ->
                unknown(
                    "unit of time",
                    written,
                    UNITS.stream().map(unit -> unit.name().toLowerCase(Locale.ROOT)).toList()));
  }

  static Window.CalendarUnit calendarUnit(String written) {
    return constant("calendar unit", Window.CalendarUnit.values(), written);
  }

  static Month month(String written) {
    return constant("month", Month.values(), written);
  }

  static Measure.Function function(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "average" -> Measure.Function.AVG;
      case "minimum" -> Measure.Function.MIN;
      case "maximum" -> Measure.Function.MAX;
      default -> constant("measure", Measure.Function.values(), written);
    };
  }

  static Operator operator(String written) {
    return constant("operator", Operator.values(), written);
  }

  static Operand.Anchor anchor(String written) {
    return constant("relative time", Operand.Anchor.values(), written);
  }

  private static <T extends Enum<T>> T constant(String what, T[] constants, String written) {
    return Arrays.stream(constants)
        .filter(constant -> constant.name().equalsIgnoreCase(written))
        .findAny()
        .orElseThrow(
            () ->
                unknown(
                    what,
                    written,
                    Arrays.stream(constants)
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList()));
  }

  /** Checks that an operator can look at the values of a field. */
  static void check(Compared compared, Operator operator) {
    boolean point = compared.is(FieldKind.POINT);
    boolean equality =
        operator == Operator.EQ || operator == Operator.NE || operator == Operator.IN;
    if (point ? operator != Operator.WITHIN && !equality : operator == Operator.WITHIN) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "'%s' does not fit the %s, which is compared with %s."
              .formatted(operator.symbol(), compared.name(), compared.type().description()));
    }
    if (operator.isTextual() && !compared.isTextual()) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "'%s' looks into text, but the %s is compared with %s."
              .formatted(operator.symbol(), compared.name(), compared.type().description()));
    }
  }

  /** Reads a distance in metres, kilometres or miles as whole metres. */
  static Operand distance(String amount, String unit) {
    BigDecimal metres =
        switch (unit.toLowerCase(Locale.ROOT)) {
          case "m", "metre", "metres", "meter", "meters" -> BigDecimal.ONE;
          case "km", "kilometre", "kilometres", "kilometer", "kilometers" ->
              BigDecimal.valueOf(1000);
          case "mi", "mile", "miles" -> new BigDecimal("1609.344");
          default -> throw unknown("unit of length", unit, List.of("m", "km", "mi"));
        };
    BigDecimal whole = new BigDecimal(amount).multiply(metres).setScale(0, RoundingMode.HALF_UP);
    if (whole.compareTo(BigDecimal.valueOf(GeoPoint.MAX_METRES)) > 0) {
      throw new InvalidInputException(
          "E_TYPE", "No two points on Earth are further apart than 20016 km.");
    }
    return Operand.of(whole.longValueExact());
  }

  /** Returns what a measure is compared with, after checking that it can be computed. */
  static Compared measured(Measure.Function function, @Nullable Field<?, ?> field) {
    String name = function.name().toLowerCase(Locale.ROOT);
    if (function == Measure.Function.COUNT) {
      if (field != null) {
        throw new InvalidInputException("E_OPERATOR", "'count' counts records and takes no field.");
      }
      return Compared.COUNT;
    }
    if (field == null) {
      throw new InvalidInputException(
          "E_OPERATOR", "'%s' needs a field, as in %<s(amount).".formatted(name));
    }
    boolean ranks = function == Measure.Function.MIN || function == Measure.Function.MAX;
    boolean computable =
        switch (field.kind()) {
          case INTEGER, MONEY -> true;
          case POINT -> false;
          case DECIMAL, INSTANT, DATE -> ranks || function.isOfOne();
          case TEXT, CODE, CHOICE, BOOLEAN, ID -> function.isOfOne();
        };
    if (!computable) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "'%s' cannot be computed over the field '%s', whose kind is %s."
              .formatted(name, field, field.kind()));
    }
    return Compared.of(field);
  }

  static void checkMeasured(Operator operator) {
    if (operator.isTextual() || operator.isListed()) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "A measure is compared with =, !=, <, <=, > or >=, not '" + operator.symbol() + "'.");
    }
  }

  private static String nearestChoice(Compared compared, String text) {
    return nearest(
        text, compared.type().choices().stream().map(choice -> ((Enum<?>) choice).name()).toList());
  }

  private static String nearest(String written, List<String> names) {
    return NearestName.to(written, names).map(near -> " Did you mean '" + near + "'?").orElse("");
  }

  private static InvalidInputException unknown(String what, String written, List<String> names) {
    return new InvalidInputException(
        "E_OPERATOR",
        "There is no %s '%s'; there are: %s.%s"
            .formatted(
                what, FieldScope.clip(written), String.join(", ", names), nearest(written, names)));
  }

  private static InvalidInputException mismatch(
      Compared compared, String found, String hint, @Nullable Throwable cause) {
    String message =
        "The %s is compared with %s, not with %s.%s"
            .formatted(compared.name(), compared.type().description(), found, hint);
    return Optional.ofNullable(cause)
        .map(reason -> new InvalidInputException("E_TYPE", message, reason))
        .orElseGet(() -> new InvalidInputException("E_TYPE", message));
  }
}
