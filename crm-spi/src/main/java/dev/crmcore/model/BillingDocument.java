package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order, an invoice, a credit note or a payment of another system, by reference: what it says,
 * not how it came about.
 *
 * @param id the identity
 * @param kind what it is
 * @param system which system it is from
 * @param number its number there; with the system and the kind it names the document
 * @param status what became of it
 * @param amount what it is over, with tax, not negative
 * @param customerId whose it is
 * @param dealId which deal it belongs to; null for none
 * @param settles the invoice that a payment or a credit note is about; null for none
 * @param issuedAt when it was issued, or paid
 * @param dueOn the last day to pay; null where none was said
 * @param revision the bookkeeping
 */
public record BillingDocument(
    BillingDocumentId id,
    BillingKind kind,
    String system,
    String number,
    BillingStatus status,
    Money amount,
    CustomerId customerId,
    @Nullable DealId dealId,
    @Nullable BillingDocumentId settles,
    Instant issuedAt,
    @Nullable LocalDate dueOn,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public BillingDocument {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(system, "system");
    requireNonNull(number, "number");
    requireNonNull(status, "status");
    requireNonNull(amount, "amount");
    requireNonNull(customerId, "customerId");
    requireNonNull(issuedAt, "issuedAt");
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
        .kind(kind)
        .system(system)
        .number(number)
        .status(status)
        .amount(amount)
        .customerId(customerId)
        .dealId(dealId)
        .settles(settles)
        .issuedAt(issuedAt)
        .dueOn(dueOn)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private BillingDocumentId id = BillingDocumentId.UNASSIGNED;
    private @Nullable BillingKind kind;
    private @Nullable String system;
    private @Nullable String number;
    private BillingStatus status = BillingStatus.OPEN;
    private @Nullable Money amount;
    private @Nullable CustomerId customerId;
    private @Nullable DealId dealId;
    private @Nullable BillingDocumentId settles;
    private @Nullable Instant issuedAt;
    private @Nullable LocalDate dueOn;
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(BillingDocumentId value) {
      id = value;
      return this;
    }

    /** Sets what it is. */
    public Builder kind(BillingKind value) {
      kind = value;
      return this;
    }

    /** Sets which system it is from. */
    public Builder system(String value) {
      system = value;
      return this;
    }

    /** Sets its number there; with the system and the kind it names the document. */
    public Builder number(String value) {
      number = value;
      return this;
    }

    /** Sets what became of it. */
    public Builder status(BillingStatus value) {
      status = value;
      return this;
    }

    /** Sets what it is over, with tax, not negative. */
    public Builder amount(Money value) {
      amount = value;
      return this;
    }

    /** Sets whose it is. */
    public Builder customerId(CustomerId value) {
      customerId = value;
      return this;
    }

    /** Sets which deal it belongs to; null for none. */
    public Builder dealId(@Nullable DealId value) {
      dealId = value;
      return this;
    }

    /** Sets the invoice that a payment or a credit note is about; null for none. */
    public Builder settles(@Nullable BillingDocumentId value) {
      settles = value;
      return this;
    }

    /** Sets when it was issued, or paid. */
    public Builder issuedAt(Instant value) {
      issuedAt = value;
      return this;
    }

    /** Sets the last day to pay; null where none was said. */
    public Builder dueOn(@Nullable LocalDate value) {
      dueOn = value;
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
    public BillingDocument build() {
      return new BillingDocument(
          id,
          requireNonNull(kind, "kind"),
          requireNonNull(system, "system"),
          requireNonNull(number, "number"),
          status,
          requireNonNull(amount, "amount"),
          requireNonNull(customerId, "customerId"),
          dealId,
          settles,
          requireNonNull(issuedAt, "issuedAt"),
          dueOn,
          revision);
    }
  }
}
