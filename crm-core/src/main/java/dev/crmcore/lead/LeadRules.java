package dev.crmcore.lead;

import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.field.Catalogue;
import dev.crmcore.segmentation.ConditionText;
import java.util.ArrayList;
import java.util.List;

/**
 * To whom leads go; the first rule that fits a lead and has somebody for it decides. By when a lead
 * must be answered says the first rule that fits and says so.
 *
 * @param assignment in their order
 */
public record LeadRules(List<AssignmentRule> assignment) {
  /** Copies the rules. */
  public LeadRules {
    assignment = List.copyOf(assignment);
  }

  /** Returns no rules: leads wait until somebody takes them. */
  public static LeadRules none() {
    return new LeadRules(List.of());
  }

  /** Returns these rules and another after them. */
  public LeadRules and(AssignmentRule rule) {
    List<AssignmentRule> more = new ArrayList<>(assignment);
    more.add(rule);
    return new LeadRules(more);
  }

  /**
   * Checks that every rule can be read.
   *
   * @throws dev.crmcore.error.InvalidInputException if one cannot
   */
  public void requireValid(Catalogue catalogue) {
    ConditionText text = new ConditionText(catalogue);
    assignment.forEach(rule -> text.parse(rule.condition(), LeadFields.TYPE));
  }
}
