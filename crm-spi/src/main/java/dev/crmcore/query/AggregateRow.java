package dev.crmcore.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one group.
 *
 * @param keys the group's values, in the order of the fields, null where missing
 * @param values the figures, in the order of the measures: a {@code Long} for counts, else the
 *     field's type ({@code BigDecimal} for the average of whole numbers), null where missing
 */
public record AggregateRow(List<@Nullable Object> keys, List<@Nullable Object> values) {
  /** Copies both lists. */
  public AggregateRow {
    keys = Collections.unmodifiableList(new ArrayList<>(keys));
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
