package dev.crmcore;

import dev.crmcore.field.Catalogue;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.service.ServiceLevels;

/**
 * What a host decides about daily work.
 *
 * @param levels the service levels it promises
 * @param health how it scores how well things go with a customer
 */
record DeskRules(ServiceLevels levels, ScoreCard health) {
  static final DeskRules DEFAULTS = new DeskRules(ServiceLevels.none(), ScoreCard.health());

  DeskRules withLevels(ServiceLevels more) {
    return new DeskRules(more, health);
  }

  DeskRules withHealth(ScoreCard card) {
    return new DeskRules(levels, card);
  }

  void requireValid(Catalogue catalogue) {
    health.requireValid(catalogue);
  }
}
