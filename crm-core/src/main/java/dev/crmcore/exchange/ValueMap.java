package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Folding;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a column are written as instead: "МСК" as "Москва", "Y" as "true". Values are
 * compared as people read them, without case. Immutable.
 *
 * @param values the replacement by value; the value {@code ""} stands for an empty cell, and a
 *     replacement {@code ""} says nothing
 * @param otherwise what happens to other values that are not empty
 * @param constant what they are written as, with {@link Otherwise#CONSTANT}; else null
 */
public record ValueMap(Map<String, String> values, Otherwise otherwise, @Nullable String constant) {
  /** What happens to a value that is not listed. */
  public enum Otherwise {
    /** It stays as it is. */
    KEEP,
    /** Its row is rejected. */
    REJECT,
    /** It is written as a constant. */
    CONSTANT
  }

  /**
   * Copies the values.
   *
   * @throws InvalidInputException with the code {@code E_MAP} if there are none, two of them are
   *     one without case, or a constant is missing or not meant
   */
  public ValueMap {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    requireNonNull(otherwise, "otherwise");
    if (values.isEmpty()) {
      throw new InvalidInputException("E_MAP", "A value map has at least one value.");
    }
    if ((otherwise == Otherwise.CONSTANT) != (constant != null)) {
      throw new InvalidInputException(
          "E_MAP", "A value map has a constant for other values exactly where it says so.");
    }
    Map<String, String> seen = new HashMap<>();
    for (String value : values.keySet()) {
      String other = seen.put(folded(value), value);
      if (other != null) {
        throw new InvalidInputException(
            "E_MAP", "The values '%s' and '%s' are one without case.".formatted(other, value));
      }
    }
  }

  /** Returns a map that leaves other values as they are. */
  public static ValueMap keeping(Map<String, String> values) {
    return new ValueMap(values, Otherwise.KEEP, null);
  }

  /** Returns a map that rejects rows with other values. */
  public static ValueMap rejecting(Map<String, String> values) {
    return new ValueMap(values, Otherwise.REJECT, null);
  }

  /** Returns a map that writes other values as a constant. */
  public static ValueMap otherwise(String constant, Map<String, String> values) {
    return new ValueMap(values, Otherwise.CONSTANT, constant);
  }

  /** Returns the replacements by folded value, for looking up many. */
  Map<String, String> folded() {
    Map<String, String> folded = new HashMap<>();
    values.forEach((value, replacement) -> folded.put(folded(value), replacement));
    return folded;
  }

  static String folded(String value) {
    return Folding.fold(Cells.clean(value));
  }
}
