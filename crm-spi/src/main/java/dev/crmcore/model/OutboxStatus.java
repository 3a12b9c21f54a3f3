package dev.crmcore.model;

/** How far a piece of promised work has come. */
public enum OutboxStatus {
  /** To be done when it is due. */
  PENDING,
  /** Taken by a worker until it is due again; then anybody may take it. */
  CLAIMED,
  /** Done. */
  DONE,
  /** Given up after too many tries, or refused for good; waits for a person. */
  DEAD
}
