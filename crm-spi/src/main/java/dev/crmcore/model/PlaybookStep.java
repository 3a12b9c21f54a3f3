package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a playbook, of which a task is made.
 *
 * @param key unique among the steps of the playbook, and stable
 * @param subject what is to be done
 * @param stage the key of the stage of the pipeline with which it begins; null for the start of the
 *     playbook
 * @param after the key of the earlier step that has to be done before, and from whose due day its
 *     own is counted; null for none
 * @param offset after how much time it is due, 0 or more
 * @param unit in what that is counted
 * @param doer who does it
 * @param doerName the user or the queue; null for the owner
 * @param required whether it has to be done, or may be left out
 * @param checklist what belongs to it, in its order; each on a line of its own
 */
public record PlaybookStep(
    String key,
    String subject,
    @Nullable String stage,
    @Nullable String after,
    long offset,
    StepUnit unit,
    StepDoer doer,
    @Nullable String doerName,
    boolean required,
    List<String> checklist) {
  /** Checks that what cannot be missing is there, and copies the list. */
  public PlaybookStep {
    requireNonNull(key, "key");
    requireNonNull(subject, "subject");
    requireNonNull(unit, "unit");
    requireNonNull(doer, "doer");
    checklist = List.copyOf(checklist);
  }

  /** Returns a required step of the owner, due on the day on which the playbook starts. */
  public static PlaybookStep of(String key, String subject) {
    return new PlaybookStep(
        key, subject, null, null, 0, StepUnit.WORKING_DAYS, StepDoer.OWNER, null, true, List.of());
  }

  /** Returns this step, begun when the deal gets into a stage. */
  public PlaybookStep atStage(String stageKey) {
    return new PlaybookStep(
        key, subject, stageKey, after, offset, unit, doer, doerName, required, checklist);
  }

  /** Returns this step, waiting for an earlier one. */
  public PlaybookStep afterStep(String stepKey) {
    return new PlaybookStep(
        key, subject, stage, stepKey, offset, unit, doer, doerName, required, checklist);
  }

  /** Returns this step, due so much later than its stage begins or the step before it is due. */
  public PlaybookStep dueIn(long amount, StepUnit newUnit) {
    return new PlaybookStep(
        key, subject, stage, after, amount, newUnit, doer, doerName, required, checklist);
  }

  /** Returns this step, done by a user. */
  public PlaybookStep byUser(String user) {
    return new PlaybookStep(
        key, subject, stage, after, offset, unit, StepDoer.USER, user, required, checklist);
  }

  /** Returns this step, done by whoever takes it from a queue. */
  public PlaybookStep byQueue(String queue) {
    return new PlaybookStep(
        key, subject, stage, after, offset, unit, StepDoer.QUEUE, queue, required, checklist);
  }

  /** Returns this step, which may be left out. */
  public PlaybookStep optional() {
    return new PlaybookStep(
        key, subject, stage, after, offset, unit, doer, doerName, false, checklist);
  }

  /** Returns this step with what belongs to it. */
  public PlaybookStep withChecklist(String... items) {
    return new PlaybookStep(
        key, subject, stage, after, offset, unit, doer, doerName, required, List.of(items));
  }
}
