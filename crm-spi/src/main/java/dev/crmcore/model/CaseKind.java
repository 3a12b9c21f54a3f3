package dev.crmcore.model;

/** What a service case is about. */
public enum CaseKind {
  /** Somebody wants to know something. */
  QUESTION,
  /** Something does not work. */
  INCIDENT,
  /** What stands behind several incidents. */
  PROBLEM,
  /** Somebody wants something done. */
  REQUEST
}
