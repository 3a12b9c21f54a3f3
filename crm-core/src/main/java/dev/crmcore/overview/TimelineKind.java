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
  TASK
}
