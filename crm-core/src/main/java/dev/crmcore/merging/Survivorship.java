package dev.crmcore.merging;

import dev.crmcore.field.Field;
import dev.crmcore.merge.MergeStrategy;
import dev.crmcore.model.Customer;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The built-in ways to choose whose value survives. */
public final class Survivorship {
  private Survivorship() {}

  /** The survivor's value; where it has none, that of the most recently changed loser. */
  public static MergeStrategy survivorFirst() {
    return strategy("survivor first", field -> candidates -> candidates.get(0));
  }

  /** The value of whoever was changed last. */
  public static MergeStrategy mostRecent() {
    return strategy(
        "most recent",
        field ->
            candidates -> first(candidates, Comparator.comparing(c -> c.revision().updatedAt())));
  }

  /** The value of whoever was stored first. */
  public static MergeStrategy oldest() {
    return strategy(
        "oldest",
        field ->
            candidates ->
                first(
                    candidates,
                    Comparator.comparing((Customer c) -> c.revision().createdAt()).reversed()));
  }

  /** The longest value in text form. */
  public static MergeStrategy longest() {
    return strategy(
        "longest",
        field ->
            candidates ->
                first(
                    candidates, Comparator.comparing(c -> String.valueOf(field.text(c)).length())));
  }

  /** The greatest candidate; among equals the one that comes first. */
  private static Customer first(List<Customer> candidates, Comparator<Customer> order) {
    Customer best = candidates.get(0);
    for (Customer candidate : candidates) {
      if (order.compare(candidate, best) > 0) {
        best = candidate;
      }
    }
    return best;
  }

  private static MergeStrategy strategy(
      String reason, Function<Field<Customer, ?>, Function<List<Customer>, Customer>> choice) {
    return new MergeStrategy() {
      @Override
      public String reason() {
        return reason;
      }

      @Override
      public Customer choose(Field<Customer, ?> field, List<Customer> candidates) {
        return choice.apply(field).apply(candidates);
      }
    };
  }
}
