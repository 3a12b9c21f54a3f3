package dev.crmcore.field;

/** What else is true of a field, besides its type. */
public enum FieldTrait {
  /** Kept by the library; no import and no caller sets it. */
  SYSTEM,
  /** Computed from other fields: stored so that it can be searched and sorted, never assembled. */
  DERIVED,
  /** A value must be there. */
  REQUIRED,
  /**
   * No two records of a tenant have the same value, text after folding; a missing value collides
   * with nothing.
   */
  UNIQUE,
  /** Conditions and sorting on it should be quick. */
  INDEXED,
  /** Found by text search. */
  SEARCHABLE,
  /** Says something about an identifiable human being. */
  PERSONAL,
  /**
   * A reference to a record of the same entity that never leads back, however often it is followed.
   */
  ACYCLIC,
  /** Defined by the host, not by the library. */
  CUSTOM
}
