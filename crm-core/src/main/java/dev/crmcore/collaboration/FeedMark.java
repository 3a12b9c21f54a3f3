package dev.crmcore.collaboration;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in a feed: behind the entry of a moment with an id. Of one moment, the smaller id comes
 * first.
 *
 * @param at when
 * @param id which entry
 */
public record FeedMark(Instant at, UUID id) {
  /** Checks that the parts are there. */
  public FeedMark {
    requireNonNull(at, "at");
    requireNonNull(id, "id");
  }
}
