package dev.crmcore.model;

/** Who does a step of a playbook. */
public enum StepDoer {
  /** Whoever owns the deal, else its customer; where nobody does, whoever began the step. */
  OWNER,
  /** A user who is named. */
  USER,
  /** Whoever takes it from a queue that is named. */
  QUEUE
}
