package dev.crmcore;

import dev.crmcore.edit.EditLimit;
import dev.crmcore.field.Catalogue;
import dev.crmcore.lead.LeadRules;
import dev.crmcore.lifecycle.LifecycleRules;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.service.ServiceLevels;

/**
 * What a host decides about daily work.
 *
 * @param levels the service levels it promises
 * @param health how it scores how well things go with a customer
 * @param leads to whom leads go
 * @param edits how much is changed at once without asking
 * @param lifecycle what moves customers from stage to stage
 */
record DeskRules(
    ServiceLevels levels,
    ScoreCard health,
    LeadRules leads,
    EditLimit edits,
    LifecycleRules lifecycle) {
  static final DeskRules DEFAULTS =
      new DeskRules(
          ServiceLevels.none(),
          ScoreCard.health(),
          LeadRules.none(),
          EditLimit.DEFAULTS,
          LifecycleRules.none());

  DeskRules withLevels(ServiceLevels more) {
    return new DeskRules(more, health, leads, edits, lifecycle);
  }

  DeskRules withHealth(ScoreCard card) {
    return new DeskRules(levels, card, leads, edits, lifecycle);
  }

  DeskRules withLeads(LeadRules more) {
    return new DeskRules(levels, health, more, edits, lifecycle);
  }

  DeskRules withEdits(EditLimit limit) {
    return new DeskRules(levels, health, leads, limit, lifecycle);
  }

  DeskRules withLifecycle(LifecycleRules more) {
    return new DeskRules(levels, health, leads, edits, more);
  }

  void requireValid(Catalogue catalogue) {
    lifecycle.requireValid(catalogue);
    leads.requireValid(catalogue);
    health.requireValid(catalogue);
  }
}
