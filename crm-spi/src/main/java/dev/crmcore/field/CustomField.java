package dev.crmcore.field;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A field that the host adds to an entity. From then on it takes part in conditions, sorting,
 * import, audit, lineage and export like any other.
 *
 * @param name lower camel case, not the name of another field
 * @param type the type of its values
 * @param headers column headers under which imports know it
 * @param <V> the Java type of the values
 */
public record CustomField<V>(String name, FieldType<V> type, List<String> headers) {
  /** Checks that the parts are there. */
  public CustomField {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    headers = List.copyOf(headers);
  }

  /** Returns a custom field known to imports by its name alone. */
  public static <V> CustomField<V> of(String name, FieldType<V> type) {
    return new CustomField<>(name, type, List.of());
  }
}
