package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A playbook that was started for a deal or a customer.
 *
 * @param id the identity
 * @param playbookId the playbook
 * @param dealId the deal it is for, or null
 * @param customerId the customer it is for, or null
 * @param key unique: a playbook is started once for each deal or customer
 * @param startedAt when it was started
 * @param revision the bookkeeping
 */
public record PlaybookRun(
    PlaybookRunId id,
    PlaybookId playbookId,
    @Nullable DealId dealId,
    @Nullable CustomerId customerId,
    String key,
    Instant startedAt,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public PlaybookRun {
    requireNonNull(id, "id");
    requireNonNull(playbookId, "playbookId");
    requireNonNull(key, "key");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(revision, "revision");
  }
}
