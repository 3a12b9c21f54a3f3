package dev.crmcore.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one group. A sum of whole numbers over no values is 0; a sum of money over no
 * amounts is missing, because it has no currency. Averages are rounded half to even: money at the
 * currency's smallest unit, whole numbers at {@value #AVERAGE_SCALE} decimals.
 *
 * @param keys the group's values, in the order of the fields, text after folding, null where
 *     missing
 * @param values the figures, in the order of the measures: a {@code Long} for counts, else the
 *     field's type ({@code BigDecimal} for the average of whole numbers), null where missing
 */
public record AggregateRow(List<@Nullable Object> keys, List<@Nullable Object> values) {
  /** How many decimals the average of whole numbers has. */
  public static final int AVERAGE_SCALE = 6;

  /** Copies both lists. */
  public AggregateRow {
    keys = Collections.unmodifiableList(new ArrayList<>(keys));
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
