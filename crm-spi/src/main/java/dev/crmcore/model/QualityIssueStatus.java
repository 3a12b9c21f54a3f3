package dev.crmcore.model;

/** What became of a finding. */
public enum QualityIssueStatus {
  /** Somebody has to look at it. */
  OPEN,
  /** Somebody looked at it and said that it is right as it is. */
  IGNORED,
  /** The rule finds nothing wrong any more. */
  RESOLVED
}
