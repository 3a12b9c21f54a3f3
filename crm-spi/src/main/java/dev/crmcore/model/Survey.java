package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to a customer about how satisfied they are, and the answer if there is one.
 *
 * @param id the identity
 * @param customerId who is asked
 * @param instrument what is measured
 * @param caseId the case it is about
 * @param dealId the deal it is about
 * @param sentAt when it was sent; null where somebody answered without being asked
 * @param answeredAt when it was answered
 * @param score what was answered, on the scale of the instrument
 * @param comment what was said besides
 * @param idempotencyKey the same answer reported twice has the same key and is stored once
 * @param revision the bookkeeping
 */
public record Survey(
    SurveyId id,
    CustomerId customerId,
    SurveyInstrument instrument,
    @Nullable ServiceCaseId caseId,
    @Nullable DealId dealId,
    @Nullable Instant sentAt,
    @Nullable Instant answeredAt,
    @Nullable Long score,
    @Nullable String comment,
    @Nullable String idempotencyKey,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public Survey {
    requireNonNull(id, "id");
    requireNonNull(customerId, "customerId");
    requireNonNull(instrument, "instrument");
    requireNonNull(revision, "revision");
  }

  /** Returns what the answer means; null while there is none. */
  public @Nullable SurveyClass outcome() {
    return score == null ? null : instrument.classOf(score);
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
        .instrument(instrument)
        .caseId(caseId)
        .dealId(dealId)
        .sentAt(sentAt)
        .answeredAt(answeredAt)
        .score(score)
        .comment(comment)
        .idempotencyKey(idempotencyKey)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private SurveyId id = SurveyId.UNASSIGNED;
    private @Nullable CustomerId customerId;
    private @Nullable SurveyInstrument instrument;
    private @Nullable ServiceCaseId caseId;
    private @Nullable DealId dealId;
    private @Nullable Instant sentAt;
    private @Nullable Instant answeredAt;
    private @Nullable Long score;
    private @Nullable String comment;
    private @Nullable String idempotencyKey;
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(SurveyId value) {
      id = value;
      return this;
    }

    /** Sets who is asked. */
    public Builder customerId(CustomerId value) {
      customerId = value;
      return this;
    }

    /** Sets what is measured. */
    public Builder instrument(SurveyInstrument value) {
      instrument = value;
      return this;
    }

    /** Sets the case it is about. */
    public Builder caseId(@Nullable ServiceCaseId value) {
      caseId = value;
      return this;
    }

    /** Sets the deal it is about. */
    public Builder dealId(@Nullable DealId value) {
      dealId = value;
      return this;
    }

    /** Sets when it was sent; null where somebody answered without being asked. */
    public Builder sentAt(@Nullable Instant value) {
      sentAt = value;
      return this;
    }

    /** Sets when it was answered. */
    public Builder answeredAt(@Nullable Instant value) {
      answeredAt = value;
      return this;
    }

    /** Sets what was answered, on the scale of the instrument. */
    public Builder score(@Nullable Long value) {
      score = value;
      return this;
    }

    /** Sets what was said besides. */
    public Builder comment(@Nullable String value) {
      comment = value;
      return this;
    }

    /** Sets the same answer reported twice has the same key and is stored once. */
    public Builder idempotencyKey(@Nullable String value) {
      idempotencyKey = value;
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
    public Survey build() {
      return new Survey(
          id,
          requireNonNull(customerId, "customerId"),
          requireNonNull(instrument, "instrument"),
          caseId,
          dealId,
          sentAt,
          answeredAt,
          score,
          comment,
          idempotencyKey,
          revision);
    }
  }
}
