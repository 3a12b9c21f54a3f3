package dev.crmcore.model;

/** What a document of another system is about. */
public enum BillingKind {
  /** The customer ordered. */
  ORDER,
  /** The customer is to pay. */
  INVOICE,
  /** The customer is to pay less. */
  CREDIT_NOTE,
  /** The customer paid. */
  PAYMENT
}
