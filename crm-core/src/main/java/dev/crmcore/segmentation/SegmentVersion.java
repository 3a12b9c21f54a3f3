package dev.crmcore.segmentation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A definition that a segment has or had.
 *
 * @param number 1 for the first; it grows with every change of the segment
 * @param condition who belonged to it
 * @param at since when
 * @param by who defined it so
 */
public record SegmentVersion(long number, String condition, Instant at, String by) {
  /** Checks that the parts are there. */
  public SegmentVersion {
    requireNonNull(condition, "condition");
    requireNonNull(at, "at");
    requireNonNull(by, "by");
  }
}
