package dev.crmcore.jdbc;

import dev.crmcore.field.Field;
import dev.crmcore.field.FieldValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one element as read.
 *
 * @param <T> the element
 */
final class ElementValues<T> implements FieldValues<T> {
  private final Map<String, Integer> places;
  private final @Nullable Object[] values;

  ElementValues(Map<String, Integer> places, @Nullable Object[] values) {
    this.places = places;
    this.values = values;
  }

  @Override
  public <V> @Nullable V get(Field<T, V> field) {
    Integer place = places.get(field.name());
    Object value = place == null ? null : values[place];
    return value == null ? null : field.type().cast(value);
  }
}
