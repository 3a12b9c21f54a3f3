package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.query.Condition;
import dev.crmcore.segmentation.ConditionText;

/** Reads conditions that people typed. */
final class ConditionOption {
  private ConditionOption() {}

  /**
   * Reads a condition on customers.
   *
   * @throws UnreadableConditionException if it cannot be read
   */
  static Condition parse(Crm crm, String text) {
    ConditionText reader = new ConditionText(crm.catalogue());
    reader
        .check(text, CustomerFields.TYPE)
        .ifPresent(
            problem -> {
              throw new UnreadableConditionException(text, problem);
            });
    return reader.parse(text, CustomerFields.TYPE);
  }
}
