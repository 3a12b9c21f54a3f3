package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the times that a lead came in, as received. Kept by {@code session.leads()}.
 *
 * @param id the identity
 * @param leadId who came in
 * @param key its source and what it is called there; taken in once
 * @param source where it came from
 * @param sourceId what it is called there
 * @param campaign the campaign that brought it
 * @param message what was asked
 * @param cost what it cost, in the currency in which that was said
 * @param receivedAt when it came in
 * @param revision the bookkeeping
 */
public record LeadTouch(
    LeadTouchId id,
    LeadId leadId,
    @Nullable String key,
    @Nullable String source,
    @Nullable String sourceId,
    @Nullable String campaign,
    @Nullable String message,
    @Nullable Money cost,
    Instant receivedAt,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public LeadTouch {
    requireNonNull(id, "id");
    requireNonNull(leadId, "leadId");
    requireNonNull(receivedAt, "receivedAt");
    requireNonNull(revision, "revision");
  }
}
