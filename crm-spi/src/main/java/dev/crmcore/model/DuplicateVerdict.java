package dev.crmcore.model;

/** What a person said about two customers. */
public enum DuplicateVerdict {
  /** They are the same. */
  DUPLICATE,
  /** They are not the same, however alike. */
  NOT_DUPLICATE,
  /** To be looked at again; until then nothing joins them by itself. */
  LATER
}
