package dev.crmcore.model;

/** What a run of edits did. */
public enum EditRunKind {
  /** It brought cards to the form that quality rules ask for. */
  FIX,
  /** It changed what many cards say. */
  EDIT,
  /** It put customers aside. */
  ARCHIVE,
  /** It gave what somebody worked on to others. */
  ASSIGN,
  /** It took another run back. */
  REVERT
}
