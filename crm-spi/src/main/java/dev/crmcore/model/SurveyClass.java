package dev.crmcore.model;

/** What an answer to a survey means. */
public enum SurveyClass {
  /** A detractor (NPS 0 to 6), dissatisfied (CSAT 1 to 2), found it hard (CES 1 to 3). */
  NEGATIVE,
  /** Passive (NPS 7 to 8), neither (CSAT 3), so-so (CES 4). */
  NEUTRAL,
  /** A promoter (NPS 9 to 10), satisfied (CSAT 4 to 5), found it easy (CES 5 to 7). */
  POSITIVE
}
