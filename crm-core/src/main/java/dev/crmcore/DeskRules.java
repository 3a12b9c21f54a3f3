package dev.crmcore;

import dev.crmcore.field.Catalogue;
import dev.crmcore.lead.LeadRules;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.service.ServiceLevels;

/**
 * What a host decides about daily work.
 *
 * @param levels the service levels it promises
 * @param health how it scores how well things go with a customer
 * @param leads to whom leads go
 * @param tasks how tasks repeat, are planned and go on when they are overdue
 */
record DeskRules(ServiceLevels levels, ScoreCard health, LeadRules leads, TaskRules tasks) {
  static final DeskRules DEFAULTS =
      new DeskRules(ServiceLevels.none(), ScoreCard.health(), LeadRules.none(), TaskRules.DEFAULTS);

  DeskRules withLevels(ServiceLevels more) {
    return new DeskRules(more, health, leads, tasks);
  }

  DeskRules withHealth(ScoreCard card) {
    return new DeskRules(levels, card, leads, tasks);
  }

  DeskRules withLeads(LeadRules more) {
    return new DeskRules(levels, health, more, tasks);
  }

  DeskRules withTasks(TaskRules other) {
    return new DeskRules(levels, health, leads, other);
  }

  void requireValid(Catalogue catalogue) {
    leads.requireValid(catalogue);
    health.requireValid(catalogue);
  }
}
