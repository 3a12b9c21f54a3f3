package dev.crmcore.dataquality;

/** The ways by which customers' cards get in. */
public enum WritePath {
  /** The host's own code; what a session is unless it says otherwise. */
  API,
  /** Somebody types into a form and can be asked to correct it. */
  FORM,
  /** A file or a feed. */
  IMPORT,
  /** A stranger fills in a form on a website. */
  LEAD
}
