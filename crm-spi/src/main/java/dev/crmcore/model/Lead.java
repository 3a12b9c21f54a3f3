package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may become a customer, as received: a thin record of intake, not a second customer.
 * Kept by {@code session.leads()}.
 *
 * @param id the identity
 * @param name who, as received
 * @param company for which company, as received
 * @param email the e-mail address, in standard form where it is one
 * @param phone the telephone number, in standard form where it is one
 * @param city where, as received
 * @param message what was asked
 * @param source where it came from
 * @param sourceId what it is called there; with the source it names the lead
 * @param campaign the campaign that brought it
 * @param cost what it cost
 * @param status how far it has come
 * @param assignee who works on it
 * @param assignedAt since when
 * @param receivedAt when it came in
 * @param responseDueAt by when the first answer is due
 * @param respondedAt when the first answer was given
 * @param toldAt when it was told that the answer is late
 * @param nurtureUntil when somebody gets in touch again
 * @param times how often the same person has come in
 * @param disqualifyReason why nothing comes of it
 * @param closedAt when it was converted or disqualified
 * @param customerId the customer it is known as, or became
 * @param dealId the deal that came of it
 * @param revision the bookkeeping
 */
public record Lead(
    LeadId id,
    String name,
    @Nullable String company,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String city,
    @Nullable String message,
    @Nullable String source,
    @Nullable String sourceId,
    @Nullable String campaign,
    @Nullable Money cost,
    LeadStatus status,
    @Nullable String assignee,
    @Nullable Instant assignedAt,
    Instant receivedAt,
    @Nullable Instant responseDueAt,
    @Nullable Instant respondedAt,
    @Nullable Instant toldAt,
    @Nullable LocalDate nurtureUntil,
    long times,
    @Nullable String disqualifyReason,
    @Nullable Instant closedAt,
    @Nullable CustomerId customerId,
    @Nullable DealId dealId,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public Lead {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(status, "status");
    requireNonNull(receivedAt, "receivedAt");
    requireNonNull(revision, "revision");
  }

  /** Tells whether something may still come of it. */
  public boolean isOpen() {
    return status.isOpen();
  }

  /** Returns when it has to be told that the first answer is late; null where that never is. */
  public @Nullable Instant nextAlarmAt() {
    return isOpen() && respondedAt == null && toldAt == null ? responseDueAt : null;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from this one. */
  public Builder toBuilder() {
    return new Builder()
        .id(id)
        .name(name)
        .company(company)
        .email(email)
        .phone(phone)
        .city(city)
        .message(message)
        .source(source)
        .sourceId(sourceId)
        .campaign(campaign)
        .cost(cost)
        .status(status)
        .assignee(assignee)
        .assignedAt(assignedAt)
        .receivedAt(receivedAt)
        .responseDueAt(responseDueAt)
        .respondedAt(respondedAt)
        .toldAt(toldAt)
        .nurtureUntil(nurtureUntil)
        .times(times)
        .disqualifyReason(disqualifyReason)
        .closedAt(closedAt)
        .customerId(customerId)
        .dealId(dealId)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private LeadId id = LeadId.UNASSIGNED;
    private @Nullable String name;
    private @Nullable String company;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String city;
    private @Nullable String message;
    private @Nullable String source;
    private @Nullable String sourceId;
    private @Nullable String campaign;
    private @Nullable Money cost;
    private LeadStatus status = LeadStatus.NEW;
    private @Nullable String assignee;
    private @Nullable Instant assignedAt;
    private Instant receivedAt = Instant.EPOCH;
    private @Nullable Instant responseDueAt;
    private @Nullable Instant respondedAt;
    private @Nullable Instant toldAt;
    private @Nullable LocalDate nurtureUntil;
    private long times = 1;
    private @Nullable String disqualifyReason;
    private @Nullable Instant closedAt;
    private @Nullable CustomerId customerId;
    private @Nullable DealId dealId;
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(LeadId value) {
      id = value;
      return this;
    }

    /** Sets who, as received. */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /** Sets for which company, as received. */
    public Builder company(@Nullable String value) {
      company = value;
      return this;
    }

    /** Sets the e-mail address, in standard form where it is one. */
    public Builder email(@Nullable String value) {
      email = value;
      return this;
    }

    /** Sets the telephone number, in standard form where it is one. */
    public Builder phone(@Nullable String value) {
      phone = value;
      return this;
    }

    /** Sets where, as received. */
    public Builder city(@Nullable String value) {
      city = value;
      return this;
    }

    /** Sets what was asked. */
    public Builder message(@Nullable String value) {
      message = value;
      return this;
    }

    /** Sets where it came from. */
    public Builder source(@Nullable String value) {
      source = value;
      return this;
    }

    /** Sets what it is called there; with the source it names the lead. */
    public Builder sourceId(@Nullable String value) {
      sourceId = value;
      return this;
    }

    /** Sets the campaign that brought it. */
    public Builder campaign(@Nullable String value) {
      campaign = value;
      return this;
    }

    /** Sets what it cost. */
    public Builder cost(@Nullable Money value) {
      cost = value;
      return this;
    }

    /** Sets how far it has come. */
    public Builder status(LeadStatus value) {
      status = value;
      return this;
    }

    /** Sets who works on it. */
    public Builder assignee(@Nullable String value) {
      assignee = value;
      return this;
    }

    /** Sets since when. */
    public Builder assignedAt(@Nullable Instant value) {
      assignedAt = value;
      return this;
    }

    /** Sets when it came in. */
    public Builder receivedAt(Instant value) {
      receivedAt = value;
      return this;
    }

    /** Sets by when the first answer is due. */
    public Builder responseDueAt(@Nullable Instant value) {
      responseDueAt = value;
      return this;
    }

    /** Sets when the first answer was given. */
    public Builder respondedAt(@Nullable Instant value) {
      respondedAt = value;
      return this;
    }

    /** Sets when it was told that the answer is late. */
    public Builder toldAt(@Nullable Instant value) {
      toldAt = value;
      return this;
    }

    /** Sets when somebody gets in touch again. */
    public Builder nurtureUntil(@Nullable LocalDate value) {
      nurtureUntil = value;
      return this;
    }

    /** Sets how often the same person has come in. */
    public Builder times(long value) {
      times = value;
      return this;
    }

    /** Sets why nothing comes of it. */
    public Builder disqualifyReason(@Nullable String value) {
      disqualifyReason = value;
      return this;
    }

    /** Sets when it was converted or disqualified. */
    public Builder closedAt(@Nullable Instant value) {
      closedAt = value;
      return this;
    }

    /** Sets the customer it is known as, or became. */
    public Builder customerId(@Nullable CustomerId value) {
      customerId = value;
      return this;
    }

    /** Sets the deal that came of it. */
    public Builder dealId(@Nullable DealId value) {
      dealId = value;
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
    public Lead build() {
      return new Lead(
          id,
          requireNonNull(name, "name"),
          company,
          email,
          phone,
          city,
          message,
          source,
          sourceId,
          campaign,
          cost,
          status,
          assignee,
          assignedAt,
          receivedAt,
          responseDueAt,
          respondedAt,
          toldAt,
          nurtureUntil,
          times,
          disqualifyReason,
          closedAt,
          customerId,
          dealId,
          revision);
    }
  }
}
