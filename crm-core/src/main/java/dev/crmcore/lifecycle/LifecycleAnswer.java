package dev.crmcore.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.LifecycleStage;
import dev.crmcore.query.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of a customer.
 *
 * @param stage where the customer is
 * @param deciding the rule that decides: it keeps the customer where it is or moves it; null where
 *     none holds that has to do with the stage
 * @param said what each rule says, in order
 */
public record LifecycleAnswer(
    LifecycleStage stage, @Nullable LifecycleRule deciding, List<Said> said) {
  /** Copies the list. */
  public LifecycleAnswer {
    requireNonNull(stage, "stage");
    said = List.copyOf(said);
  }

  /** Returns where the rules would have the customer. */
  public LifecycleStage wanted() {
    return deciding == null ? stage : deciding.stage();
  }

  /**
   * What one rule says.
   *
   * @param rule the rule
   * @param why its condition, evaluated
   * @param counts whether it moves from the customer's stage or to it
   */
  public record Said(LifecycleRule rule, Explanation why, boolean counts) {
    /** Checks that the parts are there. */
    public Said {
      requireNonNull(rule, "rule");
      requireNonNull(why, "why");
    }
  }
}
