package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale in progress, or one that was won or lost.
 *
 * @param id the identity
 * @param name what it is about
 * @param customerId with whom
 * @param pipelineId the way it goes
 * @param stage the key of the stage it is in
 * @param stageSince since when it is in that stage
 * @param amount what it is worth
 * @param probabilityOverride the chance a person gave it, 0 to 100; null means the stage's
 * @param probabilityBy who gave it that chance
 * @param probabilityAt when that was
 * @param probabilityReason why they gave it that chance
 * @param expectedCloseOn when it should be closed
 * @param closedAt when it was won or lost
 * @param closeReason why it was won or lost
 * @param closedFor the key of the reason among those of the pipeline; null for one in words
 * @param nextStep what happens next
 * @param nextStepOn when that happens
 * @param owner who works on it
 * @param source where it came from
 * @param sourceId what it is called there; with the source it names the deal
 * @param lines what is sold; where there are any, the amount is what the first year costs without
 *     tax
 * @param frozenRate the rate at which its amount counts in another currency, whatever rates there
 *     are later
 * @param revision the bookkeeping
 */
public record Deal(
    DealId id,
    String name,
    CustomerId customerId,
    PipelineId pipelineId,
    String stage,
    Instant stageSince,
    @Nullable Money amount,
    @Nullable Integer probabilityOverride,
    @Nullable String probabilityBy,
    @Nullable Instant probabilityAt,
    @Nullable String probabilityReason,
    @Nullable LocalDate expectedCloseOn,
    @Nullable Instant closedAt,
    @Nullable String closeReason,
    @Nullable String closedFor,
    @Nullable String nextStep,
    @Nullable LocalDate nextStepOn,
    @Nullable String owner,
    @Nullable String source,
    @Nullable String sourceId,
    List<DealLine> lines,
    @Nullable FrozenRate frozenRate,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public Deal {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(customerId, "customerId");
    requireNonNull(pipelineId, "pipelineId");
    requireNonNull(stage, "stage");
    requireNonNull(stageSince, "stageSince");
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
        .name(name)
        .customerId(customerId)
        .pipelineId(pipelineId)
        .stage(stage)
        .stageSince(stageSince)
        .amount(amount)
        .probabilityOverride(probabilityOverride)
        .probabilityBy(probabilityBy)
        .probabilityAt(probabilityAt)
        .probabilityReason(probabilityReason)
        .expectedCloseOn(expectedCloseOn)
        .closedAt(closedAt)
        .closeReason(closeReason)
        .closedFor(closedFor)
        .nextStep(nextStep)
        .nextStepOn(nextStepOn)
        .owner(owner)
        .source(source)
        .sourceId(sourceId)
        .lines(lines)
        .frozenRate(frozenRate)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private DealId id = DealId.UNASSIGNED;
    private @Nullable String name;
    private @Nullable CustomerId customerId;
    private @Nullable PipelineId pipelineId;
    private String stage = "";
    private Instant stageSince = Instant.EPOCH;
    private @Nullable Money amount;
    private @Nullable Integer probabilityOverride;
    private @Nullable String probabilityBy;
    private @Nullable Instant probabilityAt;
    private @Nullable String probabilityReason;
    private @Nullable LocalDate expectedCloseOn;
    private @Nullable Instant closedAt;
    private @Nullable String closeReason;
    private @Nullable String closedFor;
    private @Nullable String nextStep;
    private @Nullable LocalDate nextStepOn;
    private @Nullable String owner;
    private @Nullable String source;
    private @Nullable String sourceId;
    private List<DealLine> lines = List.of();
    private @Nullable FrozenRate frozenRate;
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(DealId value) {
      id = value;
      return this;
    }

    /** Sets what it is about. */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /** Sets with whom. */
    public Builder customerId(CustomerId value) {
      customerId = value;
      return this;
    }

    /** Sets the way it goes. */
    public Builder pipelineId(PipelineId value) {
      pipelineId = value;
      return this;
    }

    /** Sets the key of the stage it is in. */
    public Builder stage(String value) {
      stage = value;
      return this;
    }

    /** Sets since when it is in that stage. */
    public Builder stageSince(Instant value) {
      stageSince = value;
      return this;
    }

    /** Sets what it is worth. */
    public Builder amount(@Nullable Money value) {
      amount = value;
      return this;
    }

    /** Sets the chance a person gave it, 0 to 100; null means the stage's. */
    public Builder probabilityOverride(@Nullable Integer value) {
      probabilityOverride = value;
      return this;
    }

    /** Sets who gave it that chance. */
    public Builder probabilityBy(@Nullable String value) {
      probabilityBy = value;
      return this;
    }

    /** Sets when that was. */
    public Builder probabilityAt(@Nullable Instant value) {
      probabilityAt = value;
      return this;
    }

    /** Sets why they gave it that chance. */
    public Builder probabilityReason(@Nullable String value) {
      probabilityReason = value;
      return this;
    }

    /** Sets when it should be closed. */
    public Builder expectedCloseOn(@Nullable LocalDate value) {
      expectedCloseOn = value;
      return this;
    }

    /** Sets when it was won or lost. */
    public Builder closedAt(@Nullable Instant value) {
      closedAt = value;
      return this;
    }

    /** Sets why it was won or lost. */
    public Builder closeReason(@Nullable String value) {
      closeReason = value;
      return this;
    }

    /** Sets the key of the reason among those of the pipeline; null for one in words. */
    public Builder closedFor(@Nullable String value) {
      closedFor = value;
      return this;
    }

    /** Sets what happens next. */
    public Builder nextStep(@Nullable String value) {
      nextStep = value;
      return this;
    }

    /** Sets when that happens. */
    public Builder nextStepOn(@Nullable LocalDate value) {
      nextStepOn = value;
      return this;
    }

    /** Sets who works on it. */
    public Builder owner(@Nullable String value) {
      owner = value;
      return this;
    }

    /** Sets where it came from. */
    public Builder source(@Nullable String value) {
      source = value;
      return this;
    }

    /** Sets what it is called in its source; with the source it names the deal. */
    public Builder sourceId(@Nullable String value) {
      sourceId = value;
      return this;
    }

    /** Sets what is sold. */
    public Builder lines(List<DealLine> value) {
      lines = List.copyOf(value);
      return this;
    }

    /**
     * Sets the rate at which its amount counts in another currency, whatever rates there are later.
     */
    public Builder frozenRate(@Nullable FrozenRate value) {
      frozenRate = value;
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
    public Deal build() {
      return new Deal(
          id,
          requireNonNull(name, "name"),
          requireNonNull(customerId, "customerId"),
          requireNonNull(pipelineId, "pipelineId"),
          stage,
          stageSince,
          amount,
          probabilityOverride,
          probabilityBy,
          probabilityAt,
          probabilityReason,
          expectedCloseOn,
          closedAt,
          closeReason,
          closedFor,
          nextStep,
          nextStepOn,
          owner,
          source,
          sourceId,
          lines,
          frozenRate,
          revision);
    }
  }
}
