package dev.crmcore.overview;

/** What stands on a timeline. */
public enum TimelineKind {
  /** A touch, when it happened. */
  INTERACTION,
  /** A purchase, when it was made. */
  PURCHASE,
  /** A deal, when it was stored. */
  DEAL,
  /** A service case, when it was reported. */
  CASE,
  /** A survey, when it was answered. */
  SURVEY,
  /** A task, when it was done. */
  TASK,
  /** A lead of whom the customer is known as or became, when it came in. */
  LEAD,
  /** A comment, when it was written. */
  COMMENT,
  /** A file, when it was attached, unless it was removed. */
  ATTACHMENT,
  /** A move of a deal from one stage to another. */
  STAGE_CHANGE
}
