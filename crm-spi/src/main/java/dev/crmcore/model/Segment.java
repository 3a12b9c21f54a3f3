package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A named set of customers given by a condition.
 *
 * @param id the identity
 * @param name unique among segments
 * @param description what it is for
 * @param condition who belongs to it, in the text form of conditions
 * @param revision the bookkeeping
 */
public record Segment(
    SegmentId id, String name, @Nullable String description, String condition, Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public Segment {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(condition, "condition");
    requireNonNull(revision, "revision");
  }

  /** Returns a segment that is not stored yet. */
  public static Segment of(String name, String condition) {
    return new Segment(SegmentId.UNASSIGNED, name, null, condition, Revision.NEW);
  }
}
