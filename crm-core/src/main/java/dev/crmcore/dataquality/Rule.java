package dev.crmcore.dataquality;

import dev.crmcore.model.Customer;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the library's own. Beyond what every rule says, it names what it reads, so that it can
 * be left out for an actor from whom that is concealed.
 *
 * @param reads the fields and collections of a customer that the answer depends on
 * @param scope which customers it says anything about
 * @param test what is wrong, or null
 */
record Rule(
    String id,
    QualityDimension dimension,
    int weight,
    String description,
    Set<String> reads,
    Predicate<Customer> scope,
    Test test)
    implements QualityRule {

  /** Looks for what is wrong. */
  @FunctionalInterface
  interface Test {
    /** Returns what is wrong, or null. */
    @Nullable QualityFinding find(Customer customer, Clock clock);
  }

  @Override
  public boolean appliesTo(Customer customer) {
    return scope.test(customer);
  }

  @Override
  public Optional<QualityFinding> check(Customer customer, Clock clock) {
    return Optional.ofNullable(test.find(customer, clock));
  }

  static boolean everyone(Customer customer) {
    return true;
  }

  /** Says that something is missing. */
  static QualityFinding missing(String field, String message) {
    return new QualityFinding(field, null, message);
  }
}
