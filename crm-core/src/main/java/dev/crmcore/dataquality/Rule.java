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
 * A rule of the library's own.
 *
 * @param reads the fields and collections of a customer that the answer depends on
 * @param scope which customers it says anything about
 * @param test what is wrong, or null
 * @param mending how the card would be right, or null where only a person can say
 */
record Rule(
    String id,
    QualityDimension dimension,
    int weight,
    String description,
    Set<String> reads,
    Predicate<Customer> scope,
    Test test,
    @Nullable Mending mending)
    implements QualityRule {

  Rule(
      String id,
      QualityDimension dimension,
      int weight,
      String description,
      Set<String> reads,
      Predicate<Customer> scope,
      Test test) {
    this(id, dimension, weight, description, reads, scope, test, null);
  }

  /** Looks for what is wrong. */
  @FunctionalInterface
  interface Test {
    /** Returns what is wrong, or null. */
    @Nullable QualityFinding find(Customer customer, Clock clock);
  }

  /** Brings a card to the form that the rule asks for. */
  @FunctionalInterface
  interface Mending {
    /** Returns the card as it should be, or null where only a person can say. */
    @Nullable Customer mend(Customer customer, Clock clock);
  }

  /** Returns the rule with a way to mend what it finds. */
  Rule mendedBy(Mending newMending) {
    return new Rule(id, dimension, weight, description, reads, scope, test, newMending);
  }

  @Override
  public boolean appliesTo(Customer customer) {
    return scope.test(customer);
  }

  @Override
  public Optional<QualityFinding> check(Customer customer, Clock clock) {
    return Optional.ofNullable(test.find(customer, clock));
  }

  @Override
  public Optional<Customer> mend(Customer customer, Clock clock) {
    return mending == null ? Optional.empty() : Optional.ofNullable(mending.mend(customer, clock));
  }

  /** Tells whether the rule finds fault with a card. */
  boolean fails(Customer customer, Clock clock) {
    return scope.test(customer) && test.find(customer, clock) != null;
  }

  /** Tells whether the rule has something to say about a card, and nothing against it. */
  boolean passes(Customer customer, Clock clock) {
    return scope.test(customer) && test.find(customer, clock) == null;
  }

  static boolean everyone(Customer customer) {
    return true;
  }

  /** Says that something is missing. */
  static QualityFinding missing(String field, String message) {
    return new QualityFinding(field, null, message);
  }
}
