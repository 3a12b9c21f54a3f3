package dev.crmcore.quality;

/** The sides of data quality, in the words of the field. */
public enum QualityDimension {
  /** What should be there is there. */
  COMPLETENESS,
  /** What is there has a form that can be right. */
  VALIDITY,
  /** Values do not contradict each other. */
  CONSISTENCY,
  /** Nobody is there twice. */
  UNIQUENESS,
  /** What is there is not out of date. */
  TIMELINESS,
  /** What is there has the one form that was agreed on. */
  CONFORMITY
}
