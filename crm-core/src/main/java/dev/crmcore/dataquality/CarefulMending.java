package dev.crmcore.dataquality;

import dev.crmcore.model.Customer;
import dev.crmcore.quality.QualityRule;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Offers a mend only where it settles what was found and spoils nothing for another rule. */
final class CarefulMending {
  private CarefulMending() {}

  /** Returns the rules, each with an eye on the others when it mends. */
  static List<QualityRule> of(List<Rule> rules) {
    return rules.stream().map(rule -> careful(rule, rules)).toList();
  }

  private static QualityRule careful(Rule rule, List<Rule> all) {
    return rule.mending() == null
        ? rule
        : rule.mendedBy((customer, clock) -> mended(rule, all, customer, clock));
  }

  private static @Nullable Customer mended(
      Rule rule, List<Rule> all, Customer customer, Clock clock) {
    Customer mended = rule.mend(customer, clock).orElse(null);
    if (mended == null || rule.fails(mended, clock)) {
      return null;
    }
    for (Rule other : all) {
      if (other.fails(mended, clock) && other.passes(customer, clock)) {
        return null;
      }
    }
    return mended;
  }
}
