package dev.crmcore.model;

/** Whether a customer is a human being or an organisation. */
public enum CustomerKind {
  /** A {@link Person}. */
  PERSON,
  /** An {@link Organization}. */
  ORGANIZATION
}
