package dev.crmcore;

import dev.crmcore.field.Catalogue;
import dev.crmcore.lead.LeadRules;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.security.Actor;
import dev.crmcore.service.ServiceLevels;
import java.util.function.Predicate;

/**
 * What a host decides about daily work.
 *
 * @param levels the service levels it promises
 * @param health how it scores how well things go with a customer
 * @param leads to whom leads go
 * @param moderators who edits and removes comments of others
 */
record DeskRules(
    ServiceLevels levels, ScoreCard health, LeadRules leads, Predicate<Actor> moderators) {
  static final DeskRules DEFAULTS =
      new DeskRules(ServiceLevels.none(), ScoreCard.health(), LeadRules.none(), actor -> false);

  DeskRules withLevels(ServiceLevels more) {
    return new DeskRules(more, health, leads, moderators);
  }

  DeskRules withHealth(ScoreCard card) {
    return new DeskRules(levels, card, leads, moderators);
  }

  DeskRules withLeads(LeadRules more) {
    return new DeskRules(levels, health, more, moderators);
  }

  DeskRules withModerators(Predicate<Actor> who) {
    return new DeskRules(levels, health, leads, who);
  }

  void requireValid(Catalogue catalogue) {
    leads.requireValid(catalogue);
    health.requireValid(catalogue);
  }
}
