package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one of us says about a customer, or about a lead who is none yet, to the others. {@code
 * @name} in it mentions somebody.
 *
 * @param id the identity
 * @param customerId the customer it is about; null while it is about a lead alone
 * @param dealId the deal of the customer that it is about
 * @param caseId the service case of the customer that it is about
 * @param leadId the lead that it is about, of the customer where there is one
 * @param taskId the task of the customer that it is about
 * @param author who wrote it
 * @param text what was written
 * @param pinned whether it comes before all others
 * @param editedAt when the text was last changed; null if it never was
 * @param revision the bookkeeping
 */
public record Comment(
    CommentId id,
    @Nullable CustomerId customerId,
    @Nullable DealId dealId,
    @Nullable ServiceCaseId caseId,
    @Nullable LeadId leadId,
    @Nullable TaskId taskId,
    String author,
    String text,
    boolean pinned,
    @Nullable Instant editedAt,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public Comment {
    requireNonNull(id, "id");
    requireNonNull(author, "author");
    requireNonNull(text, "text");
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
        .dealId(dealId)
        .caseId(caseId)
        .leadId(leadId)
        .taskId(taskId)
        .author(author)
        .text(text)
        .pinned(pinned)
        .editedAt(editedAt)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private CommentId id = CommentId.UNASSIGNED;
    private @Nullable CustomerId customerId;
    private @Nullable DealId dealId;
    private @Nullable ServiceCaseId caseId;
    private @Nullable LeadId leadId;
    private @Nullable TaskId taskId;
    private @Nullable String author;
    private @Nullable String text;
    private boolean pinned;
    private @Nullable Instant editedAt;
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(CommentId value) {
      id = value;
      return this;
    }

    /** Sets the customer it is about. */
    public Builder customerId(@Nullable CustomerId value) {
      customerId = value;
      return this;
    }

    /** Sets the deal of the customer that it is about. */
    public Builder dealId(@Nullable DealId value) {
      dealId = value;
      return this;
    }

    /** Sets the service case of the customer that it is about. */
    public Builder caseId(@Nullable ServiceCaseId value) {
      caseId = value;
      return this;
    }

    /** Sets the lead that it is about. */
    public Builder leadId(@Nullable LeadId value) {
      leadId = value;
      return this;
    }

    /** Sets the task of the customer that it is about. */
    public Builder taskId(@Nullable TaskId value) {
      taskId = value;
      return this;
    }

    /** Sets who wrote it. */
    public Builder author(String value) {
      author = value;
      return this;
    }

    /** Sets what was written. */
    public Builder text(String value) {
      text = value;
      return this;
    }

    /** Sets whether it comes before all others. */
    public Builder pinned(boolean value) {
      pinned = value;
      return this;
    }

    /** Sets when the text was last changed; null if it never was. */
    public Builder editedAt(@Nullable Instant value) {
      editedAt = value;
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
    public Comment build() {
      return new Comment(
          id,
          customerId,
          dealId,
          caseId,
          leadId,
          taskId,
          requireNonNull(author, "author"),
          requireNonNull(text, "text"),
          pinned,
          editedAt,
          revision);
    }
  }
}
