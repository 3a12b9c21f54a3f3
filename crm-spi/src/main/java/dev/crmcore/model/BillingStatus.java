package dev.crmcore.model;

/** What became of a document of another system. */
public enum BillingStatus {
  /** It is not sent yet and counts nowhere. */
  DRAFT,
  /** It is valid and something about it is still to come. */
  OPEN,
  /** All that it asks for has come. */
  PAID,
  /** It is valid no more and counts nowhere. */
  CANCELLED
}
