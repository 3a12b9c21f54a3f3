package dev.crmcore;

import dev.crmcore.field.Catalogue;
import dev.crmcore.lead.LeadRules;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.service.ServiceLevels;
import dev.crmcore.team.Teams;

/**
 * What a host decides about daily work.
 *
 * @param levels the service levels it promises
 * @param health how it scores how well things go with a customer
 * @param leads to whom leads go
 * @param rates how amounts are converted
 * @param teams who belongs to which team
 */
record DeskRules(
    ServiceLevels levels, ScoreCard health, LeadRules leads, RatePolicy rates, Teams teams) {
  static final DeskRules DEFAULTS =
      new DeskRules(
          ServiceLevels.none(),
          ScoreCard.health(),
          LeadRules.none(),
          RatePolicy.STORED_ONLY,
          Teams.none());

  DeskRules withLevels(ServiceLevels more) {
    return new DeskRules(more, health, leads, rates, teams);
  }

  DeskRules withHealth(ScoreCard card) {
    return new DeskRules(levels, card, leads, rates, teams);
  }

  DeskRules withLeads(LeadRules more) {
    return new DeskRules(levels, health, more, rates, teams);
  }

  DeskRules withRates(RatePolicy policy) {
    return new DeskRules(levels, health, leads, policy, teams);
  }

  DeskRules withTeams(Teams known) {
    return new DeskRules(levels, health, leads, rates, known);
  }

  void requireValid(Catalogue catalogue) {
    leads.requireValid(catalogue);
    health.requireValid(catalogue);
  }
}
