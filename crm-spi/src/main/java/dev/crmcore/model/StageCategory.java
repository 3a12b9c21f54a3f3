package dev.crmcore.model;

/** What being in a stage means for the deal. */
public enum StageCategory {
  /** Being worked on. */
  OPEN,
  /** Waiting, not counted as rotting. */
  ON_HOLD,
  /** Closed with success. */
  WON,
  /** Closed without success. */
  LOST
}
