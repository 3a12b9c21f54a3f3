package dev.crmcore.model;

/** On which side somebody takes part. */
public enum Side {
  /** One of us. */
  OURS,
  /** Somebody of the customer, or from elsewhere. */
  THEIRS
}
