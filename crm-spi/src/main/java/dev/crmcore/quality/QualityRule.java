package dev.crmcore.quality;

import dev.crmcore.model.Customer;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** One thing that can be wrong with a customer's card. Stateless and safe for all threads. */
public interface QualityRule {
  /** Returns the stable name, such as {@code "email-valid"}. */
  String id();

  /** Returns the side of quality it belongs to. */
  QualityDimension dimension();

  /** Returns how much a failure costs, 1 to 100, relative to the other rules. */
  int weight();

  /** Returns what the rule asks for, in a sentence for people. */
  String description();

  /** Tells whether the rule says anything about this customer; a person's rule skips companies. */
  boolean appliesTo(Customer customer);

  /**
   * Returns the names of the fields and collections that the answer depends on, as the catalogue
   * spells them; the rule is left out for an actor from whom one of them is concealed. Empty, which
   * is what it is unless said, means not known: then the rule is left out where anything is
   * concealed.
   */
  default Set<String> reads() {
    return Set.of();
  }

  /** Returns what is wrong, or empty if nothing is. Called only where the rule applies. */
  Optional<QualityFinding> check(Customer customer, Clock clock);

  /**
   * Returns the card in the form that the rule asks for, or empty where only a person can say what
   * would be right. Called only where {@link #check} found something. The result differs from the
   * card only in what the rule reads, and the rule finds nothing wrong with it.
   */
  default Optional<Customer> mend(Customer customer, Clock clock) {
    return Optional.empty();
  }
}
