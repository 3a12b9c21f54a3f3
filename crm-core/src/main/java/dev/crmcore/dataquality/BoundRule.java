package dev.crmcore.dataquality;

import dev.crmcore.model.Customer;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A rule that is data, ready to be asked within one read. */
record BoundRule(
    ConditionRule rule,
    int weight,
    Set<String> reads,
    Predicate<Customer> scope,
    Predicate<Customer> fails)
    implements QualityRule {
  @Override
  public String id() {
    return rule.id();
  }

  @Override
  public QualityDimension dimension() {
    return rule.dimension();
  }

  @Override
  public String description() {
    return rule.description();
  }

  @Override
  public boolean appliesTo(Customer customer) {
    return scope.test(customer);
  }

  @Override
  public Optional<QualityFinding> check(Customer customer, Clock clock) {
    return fails.test(customer)
        ? Optional.of(
            new QualityFinding(rule.field(), null, "This does not hold: " + rule.description()))
        : Optional.empty();
  }
}
