package dev.crmcore.model;

/** How urgent a task or a service case is. */
public enum Priority {
  /** When there is time. */
  LOW,
  /** The usual. */
  NORMAL,
  /** Before the others. */
  HIGH,
  /** Now. */
  URGENT
}
