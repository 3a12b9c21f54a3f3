package dev.crmcore.model;

/** Why an address must not be written to. */
public enum SuppressionReason {
  /** The person asked. */
  UNSUBSCRIBED,
  /** The address does not accept messages. */
  BOUNCED,
  /** The person complained. */
  COMPLAINT,
  /** Somebody of ours decided. */
  MANUAL,
  /** The person was erased. */
  ERASED
}
