package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that was promised inside a transaction and is done after its commit, at least once.
 *
 * @param id the identity
 * @param topic which kind of work
 * @param key names the work; the same key is never stored twice
 * @param payload what to do, as JSON
 * @param status how far it has come
 * @param attempts how often it was tried
 * @param dueAt not to be tried before
 * @param lastError what the last try said
 * @param revision the bookkeeping
 */
public record OutboxEntry(
    OutboxId id,
    String topic,
    String key,
    String payload,
    OutboxStatus status,
    int attempts,
    Instant dueAt,
    @Nullable String lastError,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public OutboxEntry {
    requireNonNull(id, "id");
    requireNonNull(topic, "topic");
    requireNonNull(key, "key");
    requireNonNull(payload, "payload");
    requireNonNull(status, "status");
    requireNonNull(dueAt, "dueAt");
    requireNonNull(revision, "revision");
  }

  /** Returns this entry after a try. */
  public OutboxEntry tried(OutboxStatus newStatus, Instant nextTry, @Nullable String error) {
    return new OutboxEntry(
        id, topic, key, payload, newStatus, attempts + 1, nextTry, error, revision);
  }

  /** Returns this entry as claimed until a moment. */
  public OutboxEntry claimedUntil(Instant until) {
    return new OutboxEntry(
        id, topic, key, payload, OutboxStatus.CLAIMED, attempts, until, lastError, revision);
  }
}
