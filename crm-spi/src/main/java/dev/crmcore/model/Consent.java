package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said about being contacted, or about their data being used, for a purpose: one
 * statement, as it was said and proved. Statements are added and never changed but for who they
 * belong to and whether they stand.
 *
 * @param id the identity
 * @param customerId who said it; a merge moves it to the survivor
 * @param purpose what for, a name of the host such as "newsletter"
 * @param channel by which way; null where the purpose needs none, such as "profiling"
 * @param state what was said
 * @param basis why the data may be used
 * @param givenAt when it was said, and from when on it counts
 * @param expiresAt from when on it counts no more; null for never
 * @param source where it was said, such as "web-form"
 * @param wording what was asked, word by word, or which version of it
 * @param evidence what proves it, such as the id of a form submission or of a recording
 * @param replacedBy the later statement of the same customer about the same purpose and channel;
 *     null while this one stands
 * @param revision the bookkeeping; it was recorded when it was created
 */
public record Consent(
    ConsentId id,
    CustomerId customerId,
    String purpose,
    @Nullable ContactKind channel,
    ConsentState state,
    LawfulBasis basis,
    Instant givenAt,
    @Nullable Instant expiresAt,
    @Nullable String source,
    @Nullable String wording,
    @Nullable String evidence,
    @Nullable ConsentId replacedBy,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public Consent {
    requireNonNull(id, "id");
    requireNonNull(customerId, "customerId");
    requireNonNull(purpose, "purpose");
    requireNonNull(state, "state");
    requireNonNull(basis, "basis");
    requireNonNull(givenAt, "givenAt");
    requireNonNull(revision, "revision");
  }

  /** Returns whether nothing later was said. */
  public boolean isStanding() {
    return replacedBy == null;
  }

  /** Returns what it comes to at a moment, whatever else was said. */
  public ConsentState stateAt(Instant moment) {
    return state == ConsentState.GRANTED && expiresAt != null && !moment.isBefore(expiresAt)
        ? ConsentState.EXPIRED
        : state;
  }

  /** Returns an empty builder; the basis is consent. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from this one. */
  public Builder toBuilder() {
    return new Builder()
        .id(id)
        .customerId(customerId)
        .purpose(purpose)
        .channel(channel)
        .state(state)
        .basis(basis)
        .givenAt(givenAt)
        .expiresAt(expiresAt)
        .source(source)
        .wording(wording)
        .evidence(evidence)
        .replacedBy(replacedBy)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private ConsentId id = ConsentId.UNASSIGNED;
    private @Nullable CustomerId customerId;
    private @Nullable String purpose;
    private @Nullable ContactKind channel;
    private @Nullable ConsentState state;
    private LawfulBasis basis = LawfulBasis.CONSENT;
    private @Nullable Instant givenAt;
    private @Nullable Instant expiresAt;
    private @Nullable String source;
    private @Nullable String wording;
    private @Nullable String evidence;
    private @Nullable ConsentId replacedBy;
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(ConsentId value) {
      id = value;
      return this;
    }

    /** Sets who said it; a merge moves it to the survivor. */
    public Builder customerId(CustomerId value) {
      customerId = value;
      return this;
    }

    /** Sets what for, a name of the host such as "newsletter". */
    public Builder purpose(String value) {
      purpose = value;
      return this;
    }

    /** Sets by which way; null where the purpose needs none, such as "profiling". */
    public Builder channel(@Nullable ContactKind value) {
      channel = value;
      return this;
    }

    /** Sets what was said. */
    public Builder state(ConsentState value) {
      state = value;
      return this;
    }

    /** Sets why the data may be used. */
    public Builder basis(LawfulBasis value) {
      basis = value;
      return this;
    }

    /** Sets when it was said, and from when on it counts. */
    public Builder givenAt(Instant value) {
      givenAt = value;
      return this;
    }

    /** Sets from when on it counts no more; null for never. */
    public Builder expiresAt(@Nullable Instant value) {
      expiresAt = value;
      return this;
    }

    /** Sets where it was said, such as "web-form". */
    public Builder source(@Nullable String value) {
      source = value;
      return this;
    }

    /** Sets what was asked, word by word, or which version of it. */
    public Builder wording(@Nullable String value) {
      wording = value;
      return this;
    }

    /** Sets what proves it, such as the id of a form submission or of a recording. */
    public Builder evidence(@Nullable String value) {
      evidence = value;
      return this;
    }

    /**
     * Sets the later statement of the same customer about the same purpose and channel; null while
     * this one stands.
     */
    public Builder replacedBy(@Nullable ConsentId value) {
      replacedBy = value;
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
    public Consent build() {
      return new Consent(
          id,
          requireNonNull(customerId, "customerId"),
          requireNonNull(purpose, "purpose"),
          channel,
          requireNonNull(state, "state"),
          basis,
          requireNonNull(givenAt, "givenAt"),
          expiresAt,
          source,
          wording,
          evidence,
          replacedBy,
          revision);
    }
  }
}
