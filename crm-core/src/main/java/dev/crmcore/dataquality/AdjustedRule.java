package dev.crmcore.dataquality;

import dev.crmcore.model.Customer;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A rule that is code, with the weight and for the customers that a policy says. */
record AdjustedRule(QualityRule rule, int weight, Predicate<Customer> scope)
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
    return rule.appliesTo(customer) && scope.test(customer);
  }

  @Override
  public Set<String> reads() {
    return rule.reads();
  }

  @Override
  public Optional<QualityFinding> check(Customer customer, Clock clock) {
    return rule.check(customer, clock);
  }

  @Override
  public Optional<Customer> mend(Customer customer, Clock clock) {
    return rule.mend(customer, clock);
  }
}
