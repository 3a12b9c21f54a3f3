package dev.crmcore.model;

/** What a customer said about a purpose, from the most permissive to the strictest. */
public enum ConsentState {
  /** Yes, until it expires. */
  GRANTED,
  /** It was yes for a time that is over. Worked out by the clock; never recorded. */
  EXPIRED,
  /** It was yes, and no more. GDPR article 7(3). */
  WITHDRAWN,
  /** No. Also an objection, GDPR article 21. */
  DENIED
}
