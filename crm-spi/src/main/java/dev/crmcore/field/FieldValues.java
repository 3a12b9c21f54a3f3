package dev.crmcore.field;

import dev.crmcore.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The values from which an entity or an element is assembled.
 *
 * @param <E> what is assembled
 */
public interface FieldValues<E> {
  /** Returns the value of a field, or null where it is missing. */
  <V> @Nullable V get(Field<E, V> field);

  /**
   * Returns the value of a field that cannot be missing.
   *
   * @throws InvalidInputException if it is missing all the same
   */
  default <V> V require(Field<E, V> field) {
    V value = get(field);
    if (value == null) {
      throw new InvalidInputException("E_REQUIRED", "The field '" + field + "' has no value.");
    }
    return value;
  }
}
