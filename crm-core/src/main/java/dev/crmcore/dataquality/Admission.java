package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Customer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the gate says about a card that is to be written.
 *
 * @param customer the card, with what could be fixed fixed
 * @param refusals why it may not be written; empty if it may
 * @param warnings what is wrong and may be written
 * @param fixes what was wrong and is fixed on the card
 */
public record Admission(
    Customer customer, List<Finding> refusals, List<Finding> warnings, List<Finding> fixes) {
  /** Copies the lists. */
  public Admission {
    requireNonNull(customer, "customer");
    refusals = List.copyOf(refusals);
    warnings = List.copyOf(warnings);
    fixes = List.copyOf(fixes);
  }

  /** Tells whether the card may be written. */
  public boolean isAdmitted() {
    return refusals.isEmpty();
  }

  /**
   * Refuses to go on if the card may not be written.
   *
   * @throws InvalidInputException with the code {@code E_QUALITY} and all refusals
   */
  public void requireAdmitted() {
    if (!isAdmitted()) {
      throw new InvalidInputException(
          "E_QUALITY", refusals.stream().map(Finding::text).collect(Collectors.joining(" ")));
    }
  }

  /**
   * What a rule found.
   *
   * @param rule the id of the rule
   * @param field the field it is about, or empty where it is about several
   * @param message what is wrong and what would be right
   */
  public record Finding(String rule, String field, String message) {
    /** Returns what is wrong, with the rule that says so. */
    public String text() {
      return "%s (%s)".formatted(message, rule);
    }
  }
}
