package dev.crmcore.model;

/** Why personal data may be used; GDPR article 6(1), letters a to f in this order. */
public enum LawfulBasis {
  /** The customer said yes. */
  CONSENT,
  /** A contract with the customer needs it. */
  CONTRACT,
  /** A law asks for it. */
  LEGAL_OBLIGATION,
  /** Somebody's life depends on it. */
  VITAL_INTERESTS,
  /** It is a task in the public interest. */
  PUBLIC_TASK,
  /** An interest of the host that outweighs that of the customer, who may object. */
  LEGITIMATE_INTERESTS
}
