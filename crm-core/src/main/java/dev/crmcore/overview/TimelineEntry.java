package dev.crmcore.overview;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened with a customer.
 *
 * @param kind what it is
 * @param at when it happened
 * @param id which record
 * @param record the record itself: an {@link dev.crmcore.model.Interaction}, a {@link
 *     dev.crmcore.model.Purchase}, a {@link dev.crmcore.model.Deal} …
 * @param text what it was, in a line
 */
public record TimelineEntry(TimelineKind kind, Instant at, UUID id, Object record, String text) {
  /** Checks that the parts are there. */
  public TimelineEntry {
    requireNonNull(kind, "kind");
    requireNonNull(at, "at");
    requireNonNull(id, "id");
    requireNonNull(record, "record");
    requireNonNull(text, "text");
  }
}
