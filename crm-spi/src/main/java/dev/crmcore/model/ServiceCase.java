package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question or a complaint of a customer that somebody is to settle, with clocks that run in
 * working hours. Kept by {@code session.cases()}: what the clocks say and what follows from the
 * status is not for callers to set.
 *
 * @param id the identity
 * @param number what people call it: 1, 2, 3 in each tenant; 0 until it is stored
 * @param customerId whose case it is
 * @param subject what it is about, in a line
 * @param description what was reported
 * @param kind what kind of case it is
 * @param priority how urgent it is
 * @param status how far it has come
 * @param owner who works on it
 * @param queue the queue it waits in
 * @param serviceLevel the name of the service level whose clocks run
 * @param dealId the deal it is about
 * @param source where it came from
 * @param idempotencyKey the same case reported twice has the same key and is stored once
 * @param openedAt when it was reported
 * @param firstResponseDueAt by when the customer must have had a first answer
 * @param firstRespondedAt when the customer had it
 * @param nextResponseDueAt by when the last word of the customer must be answered
 * @param resolutionDueAt by when it must be resolved
 * @param pausedAt since when the clocks stand still
 * @param resolvedAt when it was resolved
 * @param closedAt when it was closed, or went on in another case
 * @param resolution what was done about it
 * @param duplicateOf the case in which it went on
 * @param reopened how often an answer opened it again
 * @param pausedSeconds how long the clocks stood still, in seconds of working time
 * @param told which deadlines were told when they passed
 * @param revision the bookkeeping
 */
public record ServiceCase(
    ServiceCaseId id,
    long number,
    CustomerId customerId,
    String subject,
    @Nullable String description,
    CaseKind kind,
    Priority priority,
    CaseStatus status,
    @Nullable String owner,
    @Nullable String queue,
    @Nullable String serviceLevel,
    @Nullable DealId dealId,
    @Nullable String source,
    @Nullable String idempotencyKey,
    Instant openedAt,
    @Nullable Instant firstResponseDueAt,
    @Nullable Instant firstRespondedAt,
    @Nullable Instant nextResponseDueAt,
    @Nullable Instant resolutionDueAt,
    @Nullable Instant pausedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt,
    @Nullable String resolution,
    @Nullable ServiceCaseId duplicateOf,
    long reopened,
    long pausedSeconds,
    List<ToldDeadline> told,
    Revision revision) {
  /** The name of the first response among the deadlines that were told. */
  public static final String FIRST_RESPONSE = "first";

  /** The name of the next response among the deadlines that were told. */
  public static final String NEXT_RESPONSE = "next";

  /** The name of the resolution among the deadlines that were told. */
  public static final String RESOLUTION = "resolution";

  /** Checks that what cannot be missing is there. */
  public ServiceCase {
    requireNonNull(id, "id");
    requireNonNull(customerId, "customerId");
    requireNonNull(subject, "subject");
    requireNonNull(kind, "kind");
    requireNonNull(priority, "priority");
    requireNonNull(status, "status");
    requireNonNull(openedAt, "openedAt");
    told = List.copyOf(told);
    requireNonNull(revision, "revision");
  }

  /** Tells whether it is our turn, so that the clocks run. */
  public boolean isRunning() {
    return status == CaseStatus.NEW || status == CaseStatus.OPEN;
  }

  /** Returns the first deadline that has not been told yet; null while the clocks stand still. */
  public @Nullable Instant nextAlarmAt() {
    if (!isRunning()) {
      return null;
    }
    return Stream.of(
            firstRespondedAt == null ? untold(FIRST_RESPONSE, firstResponseDueAt) : null,
            untold(NEXT_RESPONSE, nextResponseDueAt),
            untold(RESOLUTION, resolutionDueAt))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private @Nullable Instant untold(String name, @Nullable Instant due) {
    return due == null || told.contains(new ToldDeadline(name, due)) ? null : due;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from this one. */
  public Builder toBuilder() {
    return new Builder()
        .id(id)
        .number(number)
        .customerId(customerId)
        .subject(subject)
        .description(description)
        .kind(kind)
        .priority(priority)
        .status(status)
        .owner(owner)
        .queue(queue)
        .serviceLevel(serviceLevel)
        .dealId(dealId)
        .source(source)
        .idempotencyKey(idempotencyKey)
        .openedAt(openedAt)
        .firstResponseDueAt(firstResponseDueAt)
        .firstRespondedAt(firstRespondedAt)
        .nextResponseDueAt(nextResponseDueAt)
        .resolutionDueAt(resolutionDueAt)
        .pausedAt(pausedAt)
        .resolvedAt(resolvedAt)
        .closedAt(closedAt)
        .resolution(resolution)
        .duplicateOf(duplicateOf)
        .reopened(reopened)
        .pausedSeconds(pausedSeconds)
        .told(told)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private ServiceCaseId id = ServiceCaseId.UNASSIGNED;
    private long number;
    private @Nullable CustomerId customerId;
    private @Nullable String subject;
    private @Nullable String description;
    private CaseKind kind = CaseKind.QUESTION;
    private Priority priority = Priority.NORMAL;
    private CaseStatus status = CaseStatus.NEW;
    private @Nullable String owner;
    private @Nullable String queue;
    private @Nullable String serviceLevel;
    private @Nullable DealId dealId;
    private @Nullable String source;
    private @Nullable String idempotencyKey;
    private Instant openedAt = Instant.EPOCH;
    private @Nullable Instant firstResponseDueAt;
    private @Nullable Instant firstRespondedAt;
    private @Nullable Instant nextResponseDueAt;
    private @Nullable Instant resolutionDueAt;
    private @Nullable Instant pausedAt;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant closedAt;
    private @Nullable String resolution;
    private @Nullable ServiceCaseId duplicateOf;
    private long reopened;
    private long pausedSeconds;
    private List<ToldDeadline> told = List.of();
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(ServiceCaseId value) {
      id = value;
      return this;
    }

    /** Sets what people call it: 1, 2, 3 in each tenant; 0 until it is stored. */
    public Builder number(long value) {
      number = value;
      return this;
    }

    /** Sets whose case it is. */
    public Builder customerId(CustomerId value) {
      customerId = value;
      return this;
    }

    /** Sets what it is about, in a line. */
    public Builder subject(String value) {
      subject = value;
      return this;
    }

    /** Sets what was reported. */
    public Builder description(@Nullable String value) {
      description = value;
      return this;
    }

    /** Sets what kind of case it is. */
    public Builder kind(CaseKind value) {
      kind = value;
      return this;
    }

    /** Sets how urgent it is. */
    public Builder priority(Priority value) {
      priority = value;
      return this;
    }

    /** Sets how far it has come. */
    public Builder status(CaseStatus value) {
      status = value;
      return this;
    }

    /** Sets who works on it. */
    public Builder owner(@Nullable String value) {
      owner = value;
      return this;
    }

    /** Sets the queue it waits in. */
    public Builder queue(@Nullable String value) {
      queue = value;
      return this;
    }

    /** Sets the name of the service level whose clocks run. */
    public Builder serviceLevel(@Nullable String value) {
      serviceLevel = value;
      return this;
    }

    /** Sets the deal it is about. */
    public Builder dealId(@Nullable DealId value) {
      dealId = value;
      return this;
    }

    /** Sets where it came from. */
    public Builder source(@Nullable String value) {
      source = value;
      return this;
    }

    /** Sets the same case reported twice has the same key and is stored once. */
    public Builder idempotencyKey(@Nullable String value) {
      idempotencyKey = value;
      return this;
    }

    /** Sets when it was reported. */
    public Builder openedAt(Instant value) {
      openedAt = value;
      return this;
    }

    /** Sets by when the customer must have had a first answer. */
    public Builder firstResponseDueAt(@Nullable Instant value) {
      firstResponseDueAt = value;
      return this;
    }

    /** Sets when the customer had it. */
    public Builder firstRespondedAt(@Nullable Instant value) {
      firstRespondedAt = value;
      return this;
    }

    /** Sets by when the last word of the customer must be answered. */
    public Builder nextResponseDueAt(@Nullable Instant value) {
      nextResponseDueAt = value;
      return this;
    }

    /** Sets by when it must be resolved. */
    public Builder resolutionDueAt(@Nullable Instant value) {
      resolutionDueAt = value;
      return this;
    }

    /** Sets since when the clocks stand still. */
    public Builder pausedAt(@Nullable Instant value) {
      pausedAt = value;
      return this;
    }

    /** Sets when it was resolved. */
    public Builder resolvedAt(@Nullable Instant value) {
      resolvedAt = value;
      return this;
    }

    /** Sets when it was closed, or went on in another case. */
    public Builder closedAt(@Nullable Instant value) {
      closedAt = value;
      return this;
    }

    /** Sets what was done about it. */
    public Builder resolution(@Nullable String value) {
      resolution = value;
      return this;
    }

    /** Sets the case in which it went on. */
    public Builder duplicateOf(@Nullable ServiceCaseId value) {
      duplicateOf = value;
      return this;
    }

    /** Sets how often an answer opened it again. */
    public Builder reopened(long value) {
      reopened = value;
      return this;
    }

    /** Sets how long the clocks stood still, in seconds of working time. */
    public Builder pausedSeconds(long value) {
      pausedSeconds = value;
      return this;
    }

    /** Sets which deadlines were told when they passed. */
    public Builder told(List<ToldDeadline> value) {
      told = List.copyOf(value);
      return this;
    }

    /** Sets the bookkeeping. */
    public Builder revision(Revision value) {
      revision = value;
      return this;
    }

    /**
     * Builds it.
     *
     * @throws NullPointerException if something that cannot be missing was not set
     */
    public ServiceCase build() {
      return new ServiceCase(
          id,
          number,
          requireNonNull(customerId, "customerId"),
          requireNonNull(subject, "subject"),
          description,
          kind,
          priority,
          status,
          owner,
          queue,
          serviceLevel,
          dealId,
          source,
          idempotencyKey,
          openedAt,
          firstResponseDueAt,
          firstRespondedAt,
          nextResponseDueAt,
          resolutionDueAt,
          pausedAt,
          resolvedAt,
          closedAt,
          resolution,
          duplicateOf,
          reopened,
          pausedSeconds,
          told,
          revision);
    }
  }
}
