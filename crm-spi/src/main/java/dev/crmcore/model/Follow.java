package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants to hear of changes to one record: a customer, a deal, a service case, a lead
 * or a task.
 *
 * @param id the identity
 * @param who who follows
 * @param customerId the customer
 * @param dealId the deal
 * @param caseId the service case
 * @param leadId the lead
 * @param taskId the task
 * @param active whether it is so; false where somebody said that they do not want to
 * @param since from when on changes are of interest
 * @param revision the bookkeeping
 */
public record Follow(
    FollowId id,
    String who,
    @Nullable CustomerId customerId,
    @Nullable DealId dealId,
    @Nullable ServiceCaseId caseId,
    @Nullable LeadId leadId,
    @Nullable TaskId taskId,
    boolean active,
    Instant since,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public Follow {
    requireNonNull(id, "id");
    requireNonNull(who, "who");
    requireNonNull(since, "since");
    requireNonNull(revision, "revision");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from this one. */
  public Builder toBuilder() {
    return new Builder()
        .id(id)
        .who(who)
        .customerId(customerId)
        .dealId(dealId)
        .caseId(caseId)
        .leadId(leadId)
        .taskId(taskId)
        .active(active)
        .since(since)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private FollowId id = FollowId.UNASSIGNED;
    private @Nullable String who;
    private @Nullable CustomerId customerId;
    private @Nullable DealId dealId;
    private @Nullable ServiceCaseId caseId;
    private @Nullable LeadId leadId;
    private @Nullable TaskId taskId;
    private boolean active = true;
    private @Nullable Instant since;
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(FollowId value) {
      id = value;
      return this;
    }

    /** Sets who follows. */
    public Builder who(String value) {
      who = value;
      return this;
    }

    /** Sets the customer. */
    public Builder customerId(@Nullable CustomerId value) {
      customerId = value;
      return this;
    }

    /** Sets the deal. */
    public Builder dealId(@Nullable DealId value) {
      dealId = value;
      return this;
    }

    /** Sets the service case. */
    public Builder caseId(@Nullable ServiceCaseId value) {
      caseId = value;
      return this;
    }

    /** Sets the lead. */
    public Builder leadId(@Nullable LeadId value) {
      leadId = value;
      return this;
    }

    /** Sets the task. */
    public Builder taskId(@Nullable TaskId value) {
      taskId = value;
      return this;
    }

    /** Sets whether it is so; false where somebody said that they do not want to. */
    public Builder active(boolean value) {
      active = value;
      return this;
    }

    /** Sets from when on changes are of interest. */
    public Builder since(Instant value) {
      since = value;
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
    public Follow build() {
      return new Follow(
          id,
          requireNonNull(who, "who"),
          customerId,
          dealId,
          caseId,
          leadId,
          taskId,
          active,
          requireNonNull(since, "since"),
          revision);
    }
  }
}
