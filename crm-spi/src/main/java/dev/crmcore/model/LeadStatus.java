package dev.crmcore.model;

import java.util.Arrays;
import java.util.List;

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
  CONVERTED;

  /** Tells whether something may still come of a lead that has come so far. */
  public boolean isOpen() {
    return this != CONVERTED && this != DISQUALIFIED;
  }

  /** Returns those in which something may still come of a lead. */
  public static List<LeadStatus> open() {
    return Arrays.stream(values()).filter(LeadStatus::isOpen).toList();
  }
}
