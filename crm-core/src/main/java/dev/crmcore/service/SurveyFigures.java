package dev.crmcore.service;

import dev.crmcore.model.SurveyInstrument;
import java.math.BigDecimal;

/**
 * What the answers to a survey come to.
 *
 * @param instrument what was measured
 * @param asked how many were asked, or answered without being asked
 * @param answered how many answered
 * @param positive how many of them are promoters, satisfied, or found it easy
 * @param neutral how many are in between
 * @param negative how many are detractors, dissatisfied, or found it hard
 * @param mean the mean score, to two places; 0 without answers
 */
public record SurveyFigures(
    SurveyInstrument instrument,
    long asked,
    long answered,
    long positive,
    long neutral,
    long negative,
    BigDecimal mean) {
  /**
   * Returns the share of the positive less the share of the negative answers in whole percent, -100
   * to 100; 0 without answers. For {@link SurveyInstrument#NPS} that is the Net Promoter Score.
   */
  public long balance() {
    return answered == 0 ? 0 : Math.round(100.0 * (positive - negative) / answered);
  }
}
