package dev.crmcore.lead;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.field.Catalogue;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.segmentation.ConditionText;
import java.util.ArrayList;
import java.util.List;

/**
 * To whom leads go, and how it is scored how promising they are. The first rule that fits a lead
 * and has somebody for it decides. By when a lead must be answered says the first rule that fits
 * and says so.
 *
 * @param assignment in their order
 * @param score how a lead is scored
 */
public record LeadRules(List<AssignmentRule> assignment, ScoreCard score) {
  /** Copies the rules, and checks that a card is there. */
  public LeadRules {
    assignment = List.copyOf(assignment);
    requireNonNull(score, "score");
  }

  /** Returns no rules: leads wait until somebody takes them. */
  public static LeadRules none() {
    return new LeadRules(List.of(), ScoreCard.lead());
  }

  /** Returns these rules and another after them. */
  public LeadRules and(AssignmentRule rule) {
    List<AssignmentRule> more = new ArrayList<>(assignment);
    more.add(rule);
    return new LeadRules(more, score);
  }

  /** Returns these rules with another card. */
  public LeadRules scoredBy(ScoreCard card) {
    return new LeadRules(assignment, card);
  }

  /**
   * Checks that every rule can be read.
   *
   * @throws dev.crmcore.error.InvalidInputException if one cannot
   */
  public void requireValid(Catalogue catalogue) {
    ConditionText text = new ConditionText(catalogue);
    assignment.forEach(rule -> text.parse(rule.condition(), LeadFields.TYPE));
    score.requireValid(catalogue, LeadFields.TYPE);
  }
}
