package dev.crmcore.gateway;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered before under a key of its own. Whoever delivers it again need not be allowed
 * to see what is stored: they get back what they gave, under its id.
 */
public final class Delivered {
  private Delivered() {}

  /**
   * Returns what is stored under a key, as far as the actor may see it.
   *
   * @param field the field that holds keys
   * @param key the key, or null for none, under which nothing is stored
   * @param given what is delivered now
   */
  public static <E, V> Optional<E> before(
      Reader reader, EntityType<E> type, Field<E, V> field, @Nullable V key, E given) {
    if (key == null) {
      return Optional.empty();
    }
    List<E> stored = new ArrayList<>(1);
    reader.scanUnseen(type, Conditions.equal(field, key), stored::add);
    return stored.stream()
        .findFirst()
        .map(
            one ->
                reader
                    .find(type, type.id(one))
                    .orElseGet(() -> type.stamp(given, type.id(one), type.revision(given))));
  }
}
