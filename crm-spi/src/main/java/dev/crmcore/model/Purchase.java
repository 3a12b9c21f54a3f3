package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer bought. We record it; the shop or the ERP owns it.
 *
 * @param id the identity
 * @param customerId who bought
 * @param orderNumber the number in the system that owns the order; with the source it names the
 *     purchase
 * @param amount what was paid in all
 * @param occurredAt when it was bought
 * @param source the system that owns the order
 * @param lines what was bought
 * @param revision the bookkeeping
 */
public record Purchase(
    PurchaseId id,
    CustomerId customerId,
    @Nullable String orderNumber,
    Money amount,
    Instant occurredAt,
    @Nullable String source,
    List<PurchaseLine> lines,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public Purchase {
    requireNonNull(id, "id");
    requireNonNull(customerId, "customerId");
    requireNonNull(amount, "amount");
    requireNonNull(occurredAt, "occurredAt");
    lines = List.copyOf(lines);
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
        .customerId(customerId)
        .orderNumber(orderNumber)
        .amount(amount)
        .occurredAt(occurredAt)
        .source(source)
        .lines(lines)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private PurchaseId id = PurchaseId.UNASSIGNED;
    private @Nullable CustomerId customerId;
    private @Nullable String orderNumber;
    private @Nullable Money amount;
    private @Nullable Instant occurredAt;
    private @Nullable String source;
    private List<PurchaseLine> lines = List.of();
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(PurchaseId value) {
      id = value;
      return this;
    }

    /** Sets who bought. */
    public Builder customerId(CustomerId value) {
      customerId = value;
      return this;
    }

    /** Sets the number in the system that owns the order; with the source it names the purchase. */
    public Builder orderNumber(@Nullable String value) {
      orderNumber = value;
      return this;
    }

    /** Sets what was paid in all. */
    public Builder amount(Money value) {
      amount = value;
      return this;
    }

    /** Sets when it was bought. */
    public Builder occurredAt(Instant value) {
      occurredAt = value;
      return this;
    }

    /** Sets the system that owns the order. */
    public Builder source(@Nullable String value) {
      source = value;
      return this;
    }

    /** Sets what was bought. */
    public Builder lines(List<PurchaseLine> value) {
      lines = value;
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
    public Purchase build() {
      return new Purchase(
          id,
          requireNonNull(customerId, "customerId"),
          orderNumber,
          requireNonNull(amount, "amount"),
          requireNonNull(occurredAt, "occurredAt"),
          source,
          lines,
          revision);
    }
  }
}
