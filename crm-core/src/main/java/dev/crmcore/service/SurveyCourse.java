package dev.crmcore.service;

/** Which way the answers of a customer go. */
public enum SurveyCourse {
  /** The latest is above the mean of those before by a tenth of the scale or more. */
  IMPROVING,
  /** It is nearer to that mean. */
  STEADY,
  /** It is below by a tenth of the scale or more. */
  WORSENING
}
