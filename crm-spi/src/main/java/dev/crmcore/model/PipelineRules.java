package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which moves a pipeline allows, on top of what its stages say, and what it asks for. Forward and
 * back are told by the order of the stages with the category {@link StageCategory#OPEN}, and from
 * the last of them that the deal was in: to be put on hold or to be closed in between is no detour
 * around a rule. A deal may always be put on hold and be lost.
 *
 * @param maxSkipped how many open stages may be passed over going forward, 0 or more; null for any
 *     number. To be won is to go past all that are left.
 * @param backward whether a deal may go back
 * @param backTo the keys of the stages it may go back to; empty means any
 * @param reasonToGoBack whether going back needs a reason
 * @param reopening whether a closed deal may leave its stage
 * @param nextStepNeeded whether a deal in an open stage must have a next step; without this rule
 *     those that have none are only reported
 * @param wonReasonNeeded whether a deal is won for one of the pipeline's reasons only
 * @param lostReasonNeeded whether a deal is lost for one of the pipeline's reasons only
 * @param learnsChances whether the chance of winning is learnt from what became of other deals; if
 *     not, that of the stage counts
 */
public record PipelineRules(
    @Nullable Long maxSkipped,
    boolean backward,
    List<String> backTo,
    boolean reasonToGoBack,
    Reopening reopening,
    boolean nextStepNeeded,
    boolean wonReasonNeeded,
    boolean lostReasonNeeded,
    boolean learnsChances) {
  /** Every move is allowed and nothing is asked for. */
  public static final PipelineRules FREE =
      new PipelineRules(null, true, List.of(), false, Reopening.FREE, false, false, false, false);

  /** Checks that what cannot be missing is there, and copies the collections. */
  public PipelineRules {
    backTo = List.copyOf(backTo);
    requireNonNull(reopening, "reopening");
  }

  /** Returns these rules with how many open stages may be passed over; null for any number. */
  public PipelineRules skippingAtMost(@Nullable Long stages) {
    return new PipelineRules(
        stages,
        backward,
        backTo,
        reasonToGoBack,
        reopening,
        nextStepNeeded,
        wonReasonNeeded,
        lostReasonNeeded,
        learnsChances);
  }

  /** Returns these rules with no way back. */
  public PipelineRules neverBack() {
    return back(false, List.of(), false);
  }

  /** Returns these rules with a way back to some stages only; to none named means to any. */
  public PipelineRules backTo(String... stages) {
    return back(true, List.of(stages), reasonToGoBack);
  }

  /** Returns these rules with a reason that going back needs. */
  public PipelineRules backWithReason() {
    return back(backward, backTo, true);
  }

  private PipelineRules back(boolean allowed, List<String> stages, boolean reason) {
    return new PipelineRules(
        maxSkipped,
        allowed,
        stages,
        reason,
        reopening,
        nextStepNeeded,
        wonReasonNeeded,
        lostReasonNeeded,
        learnsChances);
  }

  /** Returns these rules with another rule about closed deals. */
  public PipelineRules reopening(Reopening rule) {
    return new PipelineRules(
        maxSkipped,
        backward,
        backTo,
        reasonToGoBack,
        rule,
        nextStepNeeded,
        wonReasonNeeded,
        lostReasonNeeded,
        learnsChances);
  }

  /** Returns these rules with a next step that every open deal must have. */
  public PipelineRules withNextStep() {
    return new PipelineRules(
        maxSkipped,
        backward,
        backTo,
        reasonToGoBack,
        reopening,
        true,
        wonReasonNeeded,
        lostReasonNeeded,
        learnsChances);
  }

  /** Returns these rules with the outcomes for which one of the pipeline's reasons is needed. */
  public PipelineRules withCloseReason(boolean won, boolean lost) {
    return new PipelineRules(
        maxSkipped,
        backward,
        backTo,
        reasonToGoBack,
        reopening,
        nextStepNeeded,
        won,
        lost,
        learnsChances);
  }

  /** Returns these rules with chances that are learnt from what became of other deals. */
  public PipelineRules learning() {
    return new PipelineRules(
        maxSkipped,
        backward,
        backTo,
        reasonToGoBack,
        reopening,
        nextStepNeeded,
        wonReasonNeeded,
        lostReasonNeeded,
        true);
  }

  /**
   * Whether a closed deal may leave its stage, to be open again or closed otherwise.
   *
   * @param allowed whether it may at all
   * @param roles the roles of an actor who may; empty means everybody
   * @param condition what must hold of the deal, in the text form of conditions, or null
   * @param withinDays how many days of 24 hours after it was closed, 1 or more; null for ever
   * @param reasonNeeded whether a reason is asked for
   */
  public record Reopening(
      boolean allowed,
      List<String> roles,
      @Nullable String condition,
      @Nullable Long withinDays,
      boolean reasonNeeded) {
    /** Everybody may open every closed deal again. */
    public static final Reopening FREE = new Reopening(true, List.of(), null, null, false);

    /** What is closed stays closed. */
    public static final Reopening NEVER = new Reopening(false, List.of(), null, null, false);

    /** Copies the roles. */
    public Reopening {
      roles = List.copyOf(roles);
    }

    /** Returns a rule by which actors with one of some roles may. */
    public static Reopening by(String... roles) {
      return new Reopening(true, List.of(roles), null, null, false);
    }

    /** Returns this rule with what must hold of the deal. */
    public Reopening when(@Nullable String text) {
      return new Reopening(allowed, roles, text, withinDays, reasonNeeded);
    }

    /** Returns this rule with the days within which it may be done. */
    public Reopening within(@Nullable Long days) {
      return new Reopening(allowed, roles, condition, days, reasonNeeded);
    }

    /** Returns this rule with a reason that is asked for. */
    public Reopening withReason() {
      return new Reopening(allowed, roles, condition, withinDays, true);
    }
  }
}
