package dev.crmcore.service;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Survey;
import dev.crmcore.model.SurveyInstrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer answered to one instrument over time. Immutable.
 *
 * @param instrument what was measured
 * @param answers the answers that have a score, the oldest first; each has its class, {@link
 *     Survey#outcome}
 */
public record SurveyTrend(SurveyInstrument instrument, List<Survey> answers) {
  private static final long TENTH = 10;

  /**
   * Copies the answers.
   *
   * @throws InvalidInputException if one has no score
   */
  public SurveyTrend {
    requireNonNull(instrument, "instrument");
    answers = List.copyOf(answers);
    if (answers.stream().anyMatch(one -> one.score() == null)) {
      throw new InvalidInputException("A trend is made of answers that have a score.");
    }
  }

  /** Returns the latest answer; null where there is none. */
  public @Nullable Survey latest() {
    return answers.isEmpty() ? null : answers.get(answers.size() - 1);
  }

  /** Returns the mean score of all but the latest, to two places; null where there are none. */
  public @Nullable BigDecimal meanBefore() {
    int before = answers.size() - 1;
    return before < 1
        ? null
        : BigDecimal.valueOf(sumBefore())
            .divide(BigDecimal.valueOf(before), 2, RoundingMode.HALF_EVEN);
  }

  /**
   * Returns which way it goes: the latest answer against the mean of those before, which differ by
   * a tenth of the scale from its least to its greatest score or do not: one point of {@link
   * SurveyInstrument#NPS}, 0.4 of {@link SurveyInstrument#CSAT}, 0.6 of {@link
   * SurveyInstrument#CES}. Null with fewer than two answers.
   */
  public @Nullable SurveyCourse course() {
    int before = answers.size() - 1;
    if (before < 1) {
      return null;
    }
    // In whole numbers: how far it is above, times the number of answers before.
    long above = score(before) * before - sumBefore();
    long scale = ((long) instrument.greatest() - instrument.least()) * before;
    return Math.abs(above) * TENTH < scale
        ? SurveyCourse.STEADY
        : above > 0 ? SurveyCourse.IMPROVING : SurveyCourse.WORSENING;
  }

  private long sumBefore() {
    long sum = 0;
    for (int i = 0; i < answers.size() - 1; i++) {
      sum += score(i);
    }
    return sum;
  }

  private long score(int place) {
    return requireNonNull(answers.get(place).score());
  }
}
