package dev.crmcore.jdbc;

/** What survives when the power fails. In both modes a killed process loses nothing. */
public enum Durability {
  /** Every acknowledged write. */
  FULL,
  /** All but the last writes, in order and never torn; several times as many small commits. */
  FAST
}
