package dev.crmcore.model;

/** How far a lead has come. */
public enum LeadStatus {
  /** Nobody has answered yet. */
  NEW,
  /** Somebody is in touch. */
  WORKING,
  /** Not now; somebody gets in touch again later. */
  NURTURING,
  /** Worth a deal. */
  QUALIFIED,
  /** Nothing comes of it. */
  DISQUALIFIED,
  /** A customer, and a deal if there was one to make. */
  CONVERTED
}
