package dev.crmcore.model;

/** How far a service case has come. */
public enum CaseStatus {
  /** Nobody has looked at it yet. */
  NEW,
  /** It is our turn. */
  OPEN,
  /** It waits for the customer; the clocks stand still. */
  PENDING,
  /** We think it is done; an answer of the customer opens it again. */
  RESOLVED,
  /** It is done. */
  CLOSED,
  /** It went on in another case. */
  DUPLICATE
}
