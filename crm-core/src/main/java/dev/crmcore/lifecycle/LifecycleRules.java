package dev.crmcore.lifecycle;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.segmentation.ConditionText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of a host, in order. Of those whose condition holds, the first counts that moves from
 * the customer's stage or to it. Immutable and safe for all threads.
 *
 * @param rules in order
 */
public record LifecycleRules(List<LifecycleRule> rules) {
  /** Copies the list. */
  public LifecycleRules {
    rules = List.copyOf(rules);
  }

  /** Returns no rules. */
  public static LifecycleRules none() {
    return new LifecycleRules(List.of());
  }

  /** Returns these rules and more behind them. */
  public LifecycleRules and(List<LifecycleRule> more) {
    List<LifecycleRule> all = new ArrayList<>(rules);
    all.addAll(more);
    return new LifecycleRules(all);
  }

  /**
   * Checks that every condition can be read.
   *
   * @throws InvalidInputException if one cannot
   */
  public void requireValid(Catalogue catalogue) {
    ConditionText text = new ConditionText(catalogue);
    for (LifecycleRule rule : rules) {
      try {
        text.parse(rule.condition(), CustomerFields.TYPE);
      } catch (InvalidInputException e) {
        throw new InvalidInputException(
            e.code(),
            "The condition of the lifecycle rule '%s' cannot be read. %s"
                .formatted(rule.name(), e.getMessage()),
            e);
      }
    }
  }

  /** Returns whom each rule moves, in order. */
  List<Condition> moved(ConditionText text) {
    List<Condition> moved = new ArrayList<>();
    List<Condition> before = new ArrayList<>();
    for (LifecycleRule rule : rules) {
      Condition holds = text.parse(rule.condition(), CustomerFields.TYPE);
      moved.add(
          Conditions.all(
              Conditions.in(CustomerFields.LIFECYCLE_STAGE, rule.from()),
              holds,
              Conditions.not(Conditions.any(before.toArray(Condition[]::new)))));
      Set<LifecycleStage> decided = EnumSet.copyOf(rule.from());
      decided.add(rule.stage());
      before.add(Conditions.all(Conditions.in(CustomerFields.LIFECYCLE_STAGE, decided), holds));
    }
    return moved;
  }
}
