package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a customer. Its bytes are kept elsewhere, by what they are. Whoever
 * attaches one sets whose it is and what it is called; the library finds out the rest.
 *
 * @param id the identity
 * @param customerId the customer it is about
 * @param dealId the deal of the customer that it is about
 * @param caseId the service case of the customer that it is about
 * @param taskId the task of the customer that it is about
 * @param interactionId the interaction with the customer that it belongs to
 * @param fileName what the file is called: a name without a path
 * @param mediaType what its first bytes say it is, such as {@code "application/pdf"}
 * @param size how many bytes it has; 0 where that is not known yet
 * @param digest the SHA-256 digest of the bytes, in 64 lower-case hexadecimal digits
 * @param blobKey under which key the bytes are stored
 * @param addedBy who attached it
 * @param removedAt when it was removed; null while it is there
 * @param revision the bookkeeping
 */
public record Attachment(
    AttachmentId id,
    CustomerId customerId,
    @Nullable DealId dealId,
    @Nullable ServiceCaseId caseId,
    @Nullable TaskId taskId,
    @Nullable InteractionId interactionId,
    String fileName,
    String mediaType,
    long size,
    String digest,
    String blobKey,
    String addedBy,
    @Nullable Instant removedAt,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public Attachment {
    requireNonNull(id, "id");
    requireNonNull(customerId, "customerId");
    requireNonNull(fileName, "fileName");
    requireNonNull(mediaType, "mediaType");
    requireNonNull(digest, "digest");
    requireNonNull(blobKey, "blobKey");
    requireNonNull(addedBy, "addedBy");
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
        .taskId(taskId)
        .interactionId(interactionId)
        .fileName(fileName)
        .mediaType(mediaType)
        .size(size)
        .digest(digest)
        .blobKey(blobKey)
        .addedBy(addedBy)
        .removedAt(removedAt)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private AttachmentId id = AttachmentId.UNASSIGNED;
    private @Nullable CustomerId customerId;
    private @Nullable DealId dealId;
    private @Nullable ServiceCaseId caseId;
    private @Nullable TaskId taskId;
    private @Nullable InteractionId interactionId;
    private @Nullable String fileName;
    private String mediaType = "";
    private long size;
    private String digest = "";
    private String blobKey = "";
    private String addedBy = "";
    private @Nullable Instant removedAt;
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(AttachmentId value) {
      id = value;
      return this;
    }

    /** Sets the customer it is about. */
    public Builder customerId(CustomerId value) {
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

    /** Sets the task of the customer that it is about. */
    public Builder taskId(@Nullable TaskId value) {
      taskId = value;
      return this;
    }

    /** Sets the interaction with the customer that it belongs to. */
    public Builder interactionId(@Nullable InteractionId value) {
      interactionId = value;
      return this;
    }

    /** Sets what the file is called: a name without a path. */
    public Builder fileName(String value) {
      fileName = value;
      return this;
    }

    /** Sets what its first bytes say it is, such as {@code "application/pdf"}. */
    public Builder mediaType(String value) {
      mediaType = value;
      return this;
    }

    /** Sets how many bytes it has; 0 where that is not known yet. */
    public Builder size(long value) {
      size = value;
      return this;
    }

    /** Sets the SHA-256 digest of the bytes, in 64 lower-case hexadecimal digits. */
    public Builder digest(String value) {
      digest = value;
      return this;
    }

    /** Sets under which key the bytes are stored. */
    public Builder blobKey(String value) {
      blobKey = value;
      return this;
    }

    /** Sets who attached it. */
    public Builder addedBy(String value) {
      addedBy = value;
      return this;
    }

    /** Sets when it was removed; null while it is there. */
    public Builder removedAt(@Nullable Instant value) {
      removedAt = value;
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
    public Attachment build() {
      return new Attachment(
          id,
          requireNonNull(customerId, "customerId"),
          dealId,
          caseId,
          taskId,
          interactionId,
          requireNonNull(fileName, "fileName"),
          mediaType,
          size,
          digest,
          blobKey,
          addedBy,
          removedAt,
          revision);
    }
  }
}
