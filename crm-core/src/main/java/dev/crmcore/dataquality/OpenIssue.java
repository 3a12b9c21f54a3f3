package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.QualityIssue;

/**
 * An issue as the worklist shows it.
 *
 * @param issue the stored issue
 * @param customer the name of the customer to show
 * @param message what is wrong with the card as it is now; what the rule asks for where it is not
 *     wrong any more, or where the actor may not see what it is about
 */
public record OpenIssue(QualityIssue issue, String customer, String message) {
  /** Checks that the parts are there. */
  public OpenIssue {
    requireNonNull(issue, "issue");
    requireNonNull(customer, "customer");
    requireNonNull(message, "message");
  }
}
