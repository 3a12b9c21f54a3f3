package dev.crmcore.model;

/** How far a task has come. */
public enum TaskStatus {
  /** To be done. */
  OPEN,
  /** Being done. */
  IN_PROGRESS,
  /** Done. */
  DONE,
  /** Will not be done. */
  CANCELLED
}
