package dev.crmcore.storage;

import java.util.List;

/**
 * The values of a collection's lookup fields, in the order of {@code CollectionField.lookup()}, in
 * the catalogue's text form: {@code (EMAIL, anna@example.org)}.
 *
 * @param parts the values
 */
public record LookupKey(List<String> parts) {
  /** Copies the values. */
  public LookupKey {
    parts = List.copyOf(parts);
  }

  /** Returns a key of these values. */
  public static LookupKey of(String... parts) {
    return new LookupKey(List.of(parts));
  }
}
