package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A named set of customers. Its version is that of the definition: it grows when the definition is
 * changed.
 *
 * @param id the identity
 * @param name unique among segments
 * @param description what it is for
 * @param kind how it is decided who belongs to it
 * @param condition who belongs to it, in the text form of conditions; of a snapshot, who did; null
 *     for a static segment
 * @param tracked whether memberships of a dynamic segment are kept, with a history and with events
 * @param revision the bookkeeping
 */
public record Segment(
    SegmentId id,
    String name,
    @Nullable String description,
    SegmentKind kind,
    @Nullable String condition,
    boolean tracked,
    Revision revision) {
  /**
   * Checks that what cannot be missing is there.
   *
   * @throws InvalidInputException if the kind wants a condition and there is none, or the other way
   *     round, or a segment is tracked that is not dynamic
   */
  public Segment {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(revision, "revision");
    if ((kind == SegmentKind.STATIC) != (condition == null)) {
      throw new InvalidInputException(
          kind == SegmentKind.STATIC
              ? "A static segment has no condition."
              : "A segment has a condition, unless it is static.");
    }
    if (tracked && kind != SegmentKind.DYNAMIC) {
      throw new InvalidInputException("Only dynamic segments are tracked; others always keep.");
    }
  }

  /** Returns a dynamic segment that is not stored yet. */
  public static Segment of(String name, String condition) {
    return new Segment(
        SegmentId.UNASSIGNED, name, null, SegmentKind.DYNAMIC, condition, false, Revision.NEW);
  }

  /** Returns this segment with another condition. */
  public Segment withCondition(String changed) {
    return new Segment(id, name, description, kind, changed, tracked, revision);
  }

  /** Returns this segment tracked or not. */
  public Segment tracked(boolean kept) {
    return new Segment(id, name, description, kind, condition, kept, revision);
  }

  /** Tells whether who belongs to it is stored and not worked out when it is asked. */
  public boolean keepsMembers() {
    return kind != SegmentKind.DYNAMIC;
  }
}
