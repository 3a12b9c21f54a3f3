package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The asking for an approval, and what people said.
 *
 * <p>Whether it still holds depends on the time, too: {@link #isOver}.
 *
 * @param id the identity
 * @param dealId for which deal
 * @param stage the key of the stage that it is to enter
 * @param rule the name of the rule that asks for it
 * @param status how far it has come
 * @param requestedBy who asked
 * @param requestedAt when
 * @param reason why it should be approved
 * @param needed how many have to approve
 * @param amount what the deal was worth when they asked
 * @param digest a digest of the amount and the lines that are approved; not of the customer, as
 *     merging gives a deal another id of the same one
 * @param expiresAt from when on it is worth nothing; null for never
 * @param decidedAt when its status last changed
 * @param outcome why it was refused or withdrawn
 * @param votes what people said, in their order
 * @param revision the bookkeeping
 */
public record ApprovalRequest(
    ApprovalRequestId id,
    DealId dealId,
    String stage,
    String rule,
    ApprovalStatus status,
    String requestedBy,
    Instant requestedAt,
    @Nullable String reason,
    long needed,
    @Nullable Money amount,
    String digest,
    @Nullable Instant expiresAt,
    @Nullable Instant decidedAt,
    @Nullable String outcome,
    List<ApprovalVote> votes,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public ApprovalRequest {
    requireNonNull(id, "id");
    requireNonNull(dealId, "dealId");
    requireNonNull(stage, "stage");
    requireNonNull(rule, "rule");
    requireNonNull(status, "status");
    requireNonNull(requestedBy, "requestedBy");
    requireNonNull(requestedAt, "requestedAt");
    requireNonNull(digest, "digest");
    votes = List.copyOf(votes);
    requireNonNull(revision, "revision");
  }

  /** Tells whether it can be neither approved nor used any more at a moment. */
  public boolean isOver(Instant now) {
    boolean decided = status != ApprovalStatus.PENDING && status != ApprovalStatus.APPROVED;
    return decided || (expiresAt != null && !expiresAt.isAfter(now));
  }

  /** Returns how many have approved so far. */
  public long approvedBy() {
    return votes.stream().filter(ApprovalVote::approves).count();
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from this one. */
  public Builder toBuilder() {
    return new Builder()
        .id(id)
        .dealId(dealId)
        .stage(stage)
        .rule(rule)
        .status(status)
        .requestedBy(requestedBy)
        .requestedAt(requestedAt)
        .reason(reason)
        .needed(needed)
        .amount(amount)
        .digest(digest)
        .expiresAt(expiresAt)
        .decidedAt(decidedAt)
        .outcome(outcome)
        .votes(votes)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private ApprovalRequestId id = ApprovalRequestId.UNASSIGNED;
    private @Nullable DealId dealId;
    private @Nullable String stage;
    private @Nullable String rule;
    private ApprovalStatus status = ApprovalStatus.PENDING;
    private @Nullable String requestedBy;
    private @Nullable Instant requestedAt;
    private @Nullable String reason;
    private long needed = 1;
    private @Nullable Money amount;
    private @Nullable String digest;
    private @Nullable Instant expiresAt;
    private @Nullable Instant decidedAt;
    private @Nullable String outcome;
    private List<ApprovalVote> votes = List.of();
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(ApprovalRequestId value) {
      id = value;
      return this;
    }

    /** Sets for which deal. */
    public Builder dealId(DealId value) {
      dealId = value;
      return this;
    }

    /** Sets the key of the stage that it is to enter. */
    public Builder stage(String value) {
      stage = value;
      return this;
    }

    /** Sets the name of the rule that asks for it. */
    public Builder rule(String value) {
      rule = value;
      return this;
    }

    /** Sets how far it has come. */
    public Builder status(ApprovalStatus value) {
      status = value;
      return this;
    }

    /** Sets who asked. */
    public Builder requestedBy(String value) {
      requestedBy = value;
      return this;
    }

    /** Sets when. */
    public Builder requestedAt(Instant value) {
      requestedAt = value;
      return this;
    }

    /** Sets why it should be approved. */
    public Builder reason(@Nullable String value) {
      reason = value;
      return this;
    }

    /** Sets how many have to approve. */
    public Builder needed(long value) {
      needed = value;
      return this;
    }

    /** Sets what the deal was worth when they asked. */
    public Builder amount(@Nullable Money value) {
      amount = value;
      return this;
    }

    /** Sets a digest of the amount and the lines that are approved. */
    public Builder digest(String value) {
      digest = value;
      return this;
    }

    /** Sets from when on it is worth nothing; null for never. */
    public Builder expiresAt(@Nullable Instant value) {
      expiresAt = value;
      return this;
    }

    /** Sets when its status last changed. */
    public Builder decidedAt(@Nullable Instant value) {
      decidedAt = value;
      return this;
    }

    /** Sets why it was refused or withdrawn. */
    public Builder outcome(@Nullable String value) {
      outcome = value;
      return this;
    }

    /** Sets what people said. */
    public Builder votes(List<ApprovalVote> value) {
      votes = List.copyOf(value);
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
    public ApprovalRequest build() {
      return new ApprovalRequest(
          id,
          requireNonNull(dealId, "dealId"),
          requireNonNull(stage, "stage"),
          requireNonNull(rule, "rule"),
          status,
          requireNonNull(requestedBy, "requestedBy"),
          requireNonNull(requestedAt, "requestedAt"),
          reason,
          needed,
          amount,
          requireNonNull(digest, "digest"),
          expiresAt,
          decidedAt,
          outcome,
          votes,
          revision);
    }
  }
}
