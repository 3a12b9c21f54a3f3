package dev.crmcore.model;

/** In what the time until a step of a playbook is due is counted. */
public enum StepUnit {
  /** Hours that pass; such a step is due at a moment. */
  HOURS,
  /** Days of the calendar; such a step is due some time on a day. */
  DAYS,
  /** Days on which the host works; such a step is due some time on a day. */
  WORKING_DAYS
}
