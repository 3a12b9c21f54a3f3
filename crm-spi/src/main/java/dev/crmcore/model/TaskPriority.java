package dev.crmcore.model;

/** How urgent a task is. */
public enum TaskPriority {
  /** When there is time. */
  LOW,
  /** The usual. */
  NORMAL,
  /** Before the others. */
  HIGH,
  /** Now. */
  URGENT
}
