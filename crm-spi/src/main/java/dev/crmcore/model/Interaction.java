package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One touch between us and a customer: a call, a meeting, a message, a note. Append-only: what was
 * wrong is put right by another interaction that {@code corrects} it.
 *
 * @param id the identity
 * @param customerId whose timeline it stands on; null while nobody knows who it was, and once it is
 *     withdrawn
 * @param kind what kind of touch
 * @param direction who started it
 * @param subject what it was about, in a line
 * @param body what was said or written
 * @param occurredAt when it happened
 * @param duration how long it took, in whole seconds
 * @param outcome what came of it, such as "no answer"
 * @param channel the id of the channel it went through
 * @param source where we know it from
 * @param idempotencyKey the same touch reported twice has the same key and is stored once
 * @param corrects the earlier interaction that this one puts right
 * @param dealId the deal it is about
 * @param caseId the service case it is about
 * @param threadId what the thread of messages is called that it belongs to
 * @param campaign what the campaign is called that it belongs to
 * @param utm where a visitor of a page came from
 * @param customKind what the host calls a touch of {@link InteractionKind#CUSTOM}
 * @param details what belongs to a custom kind, as a JSON object
 * @param withdrawnFrom on whose timeline it stood until it was corrected or withdrawn
 * @param identities by what its sender can be recognised; kept while nobody knows whose it is
 * @param participants who took part besides the customer
 * @param revision the bookkeeping
 */
public record Interaction(
    InteractionId id,
    @Nullable CustomerId customerId,
    InteractionKind kind,
    Direction direction,
    @Nullable String subject,
    @Nullable String body,
    Instant occurredAt,
    @Nullable Duration duration,
    @Nullable String outcome,
    @Nullable String channel,
    @Nullable String source,
    @Nullable String idempotencyKey,
    @Nullable InteractionId corrects,
    @Nullable DealId dealId,
    @Nullable ServiceCaseId caseId,
    @Nullable String threadId,
    @Nullable String campaign,
    Utm utm,
    @Nullable String customKind,
    @Nullable String details,
    @Nullable CustomerId withdrawnFrom,
    List<Identity> identities,
    List<Participant> participants,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public Interaction {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(direction, "direction");
    requireNonNull(occurredAt, "occurredAt");
    requireNonNull(utm, "utm");
    identities = List.copyOf(identities);
    participants = List.copyOf(participants);
    requireNonNull(revision, "revision");
  }

  /** Tells whether nobody knows yet whose it is. */
  public boolean isWaiting() {
    return customerId == null && withdrawnFrom == null;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from this one. */
  public Builder toBuilder() {
    return new Builder()
        .id(id)
        .customerId(customerId)
        .kind(kind)
        .direction(direction)
        .subject(subject)
        .body(body)
        .occurredAt(occurredAt)
        .duration(duration)
        .outcome(outcome)
        .channel(channel)
        .source(source)
        .idempotencyKey(idempotencyKey)
        .corrects(corrects)
        .dealId(dealId)
        .caseId(caseId)
        .threadId(threadId)
        .campaign(campaign)
        .utm(utm)
        .customKind(customKind)
        .details(details)
        .withdrawnFrom(withdrawnFrom)
        .identities(identities)
        .participants(participants)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private InteractionId id = InteractionId.UNASSIGNED;
    private @Nullable CustomerId customerId;
    private InteractionKind kind = InteractionKind.NOTE;
    private Direction direction = Direction.INTERNAL;
    private @Nullable String subject;
    private @Nullable String body;
    private @Nullable Instant occurredAt;
    private @Nullable Duration duration;
    private @Nullable String outcome;
    private @Nullable String channel;
    private @Nullable String source;
    private @Nullable String idempotencyKey;
    private @Nullable InteractionId corrects;
    private @Nullable DealId dealId;
    private @Nullable ServiceCaseId caseId;
    private @Nullable String threadId;
    private @Nullable String campaign;
    private Utm utm = Utm.NONE;
    private @Nullable String customKind;
    private @Nullable String details;
    private @Nullable CustomerId withdrawnFrom;
    private List<Identity> identities = List.of();
    private List<Participant> participants = List.of();
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(InteractionId value) {
      id = value;
      return this;
    }

    /** Sets whose timeline it stands on. */
    public Builder customerId(@Nullable CustomerId value) {
      customerId = value;
      return this;
    }

    /** Sets what kind of touch. */
    public Builder kind(InteractionKind value) {
      kind = value;
      return this;
    }

    /** Sets who started it. */
    public Builder direction(Direction value) {
      direction = value;
      return this;
    }

    /** Sets what it was about, in a line. */
    public Builder subject(@Nullable String value) {
      subject = value;
      return this;
    }

    /** Sets what was said or written. */
    public Builder body(@Nullable String value) {
      body = value;
      return this;
    }

    /** Sets when it happened. */
    public Builder occurredAt(Instant value) {
      occurredAt = value;
      return this;
    }

    /** Sets how long it took, in whole seconds. */
    public Builder duration(@Nullable Duration value) {
      duration = value;
      return this;
    }

    /** Sets what came of it, such as "no answer". */
    public Builder outcome(@Nullable String value) {
      outcome = value;
      return this;
    }

    /** Sets the id of the channel it went through. */
    public Builder channel(@Nullable String value) {
      channel = value;
      return this;
    }

    /** Sets where we know it from. */
    public Builder source(@Nullable String value) {
      source = value;
      return this;
    }

    /** Sets the same touch reported twice has the same key and is stored once. */
    public Builder idempotencyKey(@Nullable String value) {
      idempotencyKey = value;
      return this;
    }

    /** Sets the earlier interaction that this one puts right. */
    public Builder corrects(@Nullable InteractionId value) {
      corrects = value;
      return this;
    }

    /** Sets the deal it is about. */
    public Builder dealId(@Nullable DealId value) {
      dealId = value;
      return this;
    }

    /** Sets the service case it is about. */
    public Builder caseId(@Nullable ServiceCaseId value) {
      caseId = value;
      return this;
    }

    /** Sets what the thread of messages is called that it belongs to. */
    public Builder threadId(@Nullable String value) {
      threadId = value;
      return this;
    }

    /** Sets what the campaign is called that it belongs to. */
    public Builder campaign(@Nullable String value) {
      campaign = value;
      return this;
    }

    /** Sets where a visitor of a page came from. */
    public Builder utm(Utm value) {
      utm = value;
      return this;
    }

    /** Sets what the host calls a touch of {@link InteractionKind#CUSTOM}. */
    public Builder customKind(@Nullable String value) {
      customKind = value;
      return this;
    }

    /** Sets what belongs to a custom kind, as a JSON object. */
    public Builder details(@Nullable String value) {
      details = value;
      return this;
    }

    /** Sets on whose timeline it stood until it was corrected or withdrawn. */
    public Builder withdrawnFrom(@Nullable CustomerId value) {
      withdrawnFrom = value;
      return this;
    }

    /** Sets by what its sender can be recognised. */
    public Builder identities(List<Identity> value) {
      identities = List.copyOf(value);
      return this;
    }

    /** Sets by what its sender can be recognised. */
    public Builder identities(Identity... values) {
      return identities(List.of(values));
    }

    /** Sets who took part besides the customer. */
    public Builder participants(List<Participant> value) {
      participants = value;
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
    public Interaction build() {
      return new Interaction(
          id,
          customerId,
          kind,
          direction,
          subject,
          body,
          requireNonNull(occurredAt, "occurredAt"),
          duration,
          outcome,
          channel,
          source,
          idempotencyKey,
          corrects,
          dealId,
          caseId,
          threadId,
          campaign,
          utm,
          customKind,
          details,
          withdrawnFrom,
          identities,
          participants,
          revision);
    }
  }
}
