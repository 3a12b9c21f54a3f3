package dev.crmcore.model;

/** What a survey measures, and on which scale. */
public enum SurveyInstrument {
  /** Whether somebody would recommend us, 0 to 10 (Net Promoter Score, Reichheld 2003). */
  NPS(0, 10, 7, 9),
  /** How satisfied somebody is, 1 to 5. */
  CSAT(1, 5, 3, 4),
  /** How easy it was, 1 for hard to 7 for easy (Customer Effort Score 2.0). */
  CES(1, 7, 4, 5);

  private final int least;
  private final int greatest;
  private final int neutral;
  private final int positive;

  SurveyInstrument(int least, int greatest, int neutral, int positive) {
    this.least = least;
    this.greatest = greatest;
    this.neutral = neutral;
    this.positive = positive;
  }

  /** Returns the least score. */
  public int least() {
    return least;
  }

  /** Returns the greatest score. */
  public int greatest() {
    return greatest;
  }

  /** Tells whether a score is on the scale. */
  public boolean has(long score) {
    return score >= least && score <= greatest;
  }

  /** Returns what a score means. */
  public SurveyClass classOf(long score) {
    if (score < neutral) {
      return SurveyClass.NEGATIVE;
    }
    return score < positive ? SurveyClass.NEUTRAL : SurveyClass.POSITIVE;
  }
}
