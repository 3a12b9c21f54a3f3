package dev.crmcore.model;

/** What became of what somebody sent through a form. */
public enum SubmissionStatus {
  /** The guard had nothing against it. */
  ACCEPTED,
  /** The guard put it aside for a person to look at. */
  HELD,
  /** A person looked at it and took it. */
  RELEASED,
  /** A person looked at it and threw it away. */
  DISCARDED
}
