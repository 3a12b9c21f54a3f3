package dev.crmcore.changes;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Some changes in their order.
 *
 * @param items the changes; there may be none although there are more, where the reader may see
 *     none of many
 * @param next where to go on
 * @param hasMore whether there were more when it was read
 */
public record ChangePage(List<Change> items, ChangePosition next, boolean hasMore) {
  /** Checks that what cannot be missing is there, and copies the changes. */
  public ChangePage {
    items = List.copyOf(items);
    requireNonNull(next, "next");
  }
}
