package dev.crmcore.query;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to read, in which order, and which page of it.
 *
 * @param filter which records
 * @param sorts the order; empty means by id, which is by age
 * @param limit how many at most, 1 to {@value #MAX_LIMIT}
 * @param after where the page before ended, or null for the first page
 * @param <E> the entity
 */
public record Query<E>(Filter<E> filter, List<Sort> sorts, int limit, @Nullable Keyset after) {
  /** The longest page. */
  public static final int MAX_LIMIT = 10_000;

  /**
   * Checks the limit and that the sort fields exist.
   *
   * @throws InvalidInputException if they do not
   */
  public Query {
    requireNonNull(filter, "filter");
    sorts = List.copyOf(sorts);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidInputException(
          "A page has 1 to " + MAX_LIMIT + " records, but " + limit + " were asked for.");
    }
    for (Sort sort : sorts) {
      filter.type().requireField(sort.field());
    }
    if (after != null && after.values().size() != sorts.size()) {
      throw new InvalidInputException("The cursor belongs to a query with another order.");
    }
  }

  /** Returns the first page of everything that passes a filter, by age. */
  public static <E> Query<E> of(Filter<E> filter, int limit) {
    return new Query<>(filter, List.of(), limit, null);
  }

  /** Returns this query in another order. */
  public Query<E> sortedBy(Sort... newSorts) {
    return new Query<>(filter, List.of(newSorts), limit, after);
  }

  /** Returns this query for the page after a cursor. */
  public Query<E> after(@Nullable Keyset cursor) {
    return new Query<>(filter, sorts, limit, cursor);
  }
}
