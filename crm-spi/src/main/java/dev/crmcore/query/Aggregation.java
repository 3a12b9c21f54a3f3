package dev.crmcore.query;

import dev.crmcore.error.InvalidInputException;
import java.util.List;

/**
 * Figures over groups of records. Where a measure is over money, records are grouped by its
 * currency too, and records without an amount by that: a sum of money comes as one row for each
 * currency.
 *
 * @param filter which records
 * @param groupBy the fields to group by, text after folding; empty for one group
 * @param measures what to compute; at least one
 * @param <E> the entity
 */
public record Aggregation<E>(Filter<E> filter, List<String> groupBy, List<Measure> measures) {
  /**
   * Checks that the fields exist.
   *
   * @throws InvalidInputException if one does not, a function does not fit its field, or there is
   *     nothing to compute
   */
  public Aggregation {
    groupBy = List.copyOf(groupBy);
    measures = List.copyOf(measures);
    groupBy.forEach(filter.type()::requireField);
    if (measures.isEmpty()) {
      throw new InvalidInputException("An aggregation needs at least one measure.");
    }
    for (Measure measure : measures) {
      if (measure.function().isOfOne()) {
        throw new InvalidInputException(
            "E_OPERATOR",
            "A figure of a group is of all its records, not of the first or the last.");
      }
      measure.fieldOf(filter.type());
    }
  }
}
