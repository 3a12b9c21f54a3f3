package dev.crmcore.quality;

import dev.crmcore.model.Customer;
import java.time.Clock;
import java.util.Optional;

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

  /** Returns what is wrong, or empty if nothing is. Called only where the rule applies. */
  Optional<QualityFinding> check(Customer customer, Clock clock);
}
