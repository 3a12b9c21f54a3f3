package dev.crmcore;

import dev.crmcore.field.Catalogue;
import dev.crmcore.interaction.CustomKinds;
import dev.crmcore.lead.LeadRules;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.service.ServiceLevels;

/**
 * What a host decides about daily work.
 *
 * @param levels the service levels it promises
 * @param health how it scores how well things go with a customer
 * @param leads to whom leads go
 * @param kinds which kinds of interactions it has of its own
 */
record DeskRules(ServiceLevels levels, ScoreCard health, LeadRules leads, CustomKinds kinds) {
  static final DeskRules DEFAULTS =
      new DeskRules(ServiceLevels.none(), ScoreCard.health(), LeadRules.none(), CustomKinds.none());

  DeskRules withLevels(ServiceLevels more) {
    return new DeskRules(more, health, leads, kinds);
  }

  DeskRules withHealth(ScoreCard card) {
    return new DeskRules(levels, card, leads, kinds);
  }

  DeskRules withLeads(LeadRules more) {
    return new DeskRules(levels, health, more, kinds);
  }

  DeskRules withKinds(CustomKinds more) {
    return new DeskRules(levels, health, leads, more);
  }

  void requireValid(Catalogue catalogue) {
    leads.requireValid(catalogue);
    health.requireValid(catalogue);
  }
}
