package dev.crmcore.model;

/** How it is decided who belongs to a segment. */
public enum SegmentKind {
  /** Whoever satisfies the condition now. */
  DYNAMIC,
  /** Whom people or programs put in and do not take out. */
  STATIC,
  /** Whoever satisfied the condition when the snapshot was taken; from then on as a static one. */
  SNAPSHOT
}
