package dev.crmcore.query;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort values and the id of its last record. The next page starts right
 * after it, however many records were added or removed meanwhile.
 *
 * @param values the values of the sort fields, null where missing
 * @param id the last record
 */
public record Keyset(List<@Nullable Object> values, UUID id) {
  /** Copies the values. */
  public Keyset {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    requireNonNull(id, "id");
  }
}
