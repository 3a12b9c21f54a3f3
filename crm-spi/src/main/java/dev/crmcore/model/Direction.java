package dev.crmcore.model;

/** Who started an interaction. */
public enum Direction {
  /** The customer came to us. */
  INBOUND,
  /** We went to the customer. */
  OUTBOUND,
  /** Among ourselves, such as a note. */
  INTERNAL
}
