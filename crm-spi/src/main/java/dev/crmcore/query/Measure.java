package dev.crmcore.query;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is computed over a set of records. Over no records a count and a sum are 0; a minimum, a
 * maximum, an average, the first and the last are missing. Sums and averages of money take in only
 * amounts in the currency they are compared with.
 *
 * @param function how
 * @param field of which field; null for {@link Function#COUNT} only
 */
public record Measure(Function function, @Nullable String field) {
  /** Checks that the function is there. */
  public Measure {
    requireNonNull(function, "function");
  }

  /**
   * Returns the field of an entity that this computes over; empty for {@link Function#COUNT}. Whole
   * numbers and money are summed and averaged; these, decimals and times are ranked.
   *
   * @throws InvalidInputException if the entity has no such field, or the function does not fit it
   */
  public <E> Optional<Field<E, ?>> fieldOf(EntityType<E> type) {
    if (function == Function.COUNT) {
      if (field != null) {
        throw new InvalidInputException("E_OPERATOR", "count() takes no field.");
      }
      return Optional.empty();
    }
    if (field == null) {
      throw new InvalidInputException("E_OPERATOR", function + " needs a field of " + type + ".");
    }
    Field<E, ?> found = type.requireField(field);
    if (!fits(found.kind())) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "%s cannot be computed over '%s', which is %s."
              .formatted(function, field, found.type().description()));
    }
    return Optional.of(found);
  }

  private boolean fits(FieldKind kind) {
    if (function.isOfOne()) {
      return kind != FieldKind.POINT;
    }
    return switch (kind) {
      case INTEGER, MONEY -> true;
      case DECIMAL, INSTANT, DATE -> function == Function.MIN || function == Function.MAX;
      case TEXT, CODE, CHOICE, BOOLEAN, POINT, ID -> false;
    };
  }

  /** Returns the number of records. */
  public static Measure count() {
    return new Measure(Function.COUNT, null);
  }

  /** Returns the sum of a field of whole numbers or money. */
  public static Measure sum(String field) {
    return new Measure(Function.SUM, field);
  }

  /** Returns the least value of a field. */
  public static Measure min(String field) {
    return new Measure(Function.MIN, field);
  }

  /** Returns the greatest value of a field. */
  public static Measure max(String field) {
    return new Measure(Function.MAX, field);
  }

  /** Returns the mean of a field of whole numbers or money. */
  public static Measure average(String field) {
    return new Measure(Function.AVG, field);
  }

  /** Returns a field of the earliest record. */
  public static Measure first(String field) {
    return new Measure(Function.FIRST, field);
  }

  /** Returns a field of the latest record. */
  public static Measure last(String field) {
    return new Measure(Function.LAST, field);
  }

  /** How a measure is computed. */
  public enum Function {
    /** The number of records. */
    COUNT,
    /** The sum. */
    SUM,
    /** The least value. */
    MIN,
    /** The greatest value. */
    MAX,
    /** The mean. */
    AVG,
    /**
     * The value of the earliest record that has a time; of several at one moment, that with the
     * least id.
     */
    FIRST,
    /** The value of the latest record that has a time; of several, that with the greatest id. */
    LAST;

    /** Tells whether one record decides, by its time. */
    public boolean isOfOne() {
      return this == FIRST || this == LAST;
    }
  }
}
