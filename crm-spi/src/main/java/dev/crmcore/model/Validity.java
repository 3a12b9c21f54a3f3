package dev.crmcore.model;

/** What is known about whether a contact point works. */
public enum Validity {
  /** Nobody has checked. */
  UNKNOWN,
  /** It is well formed, or was confirmed. */
  VALID,
  /** It cannot work: malformed, or it bounced. */
  INVALID
}
