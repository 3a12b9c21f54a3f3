package dev.crmcore.playbook;

import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookRun;
import java.util.List;

/**
 * How far a started playbook has come.
 *
 * @param playbook the playbook as it is today
 * @param run for what it was started, and when
 * @param steps its steps in their order
 */
public record PlaybookProgress(Playbook playbook, PlaybookRun run, List<StepProgress> steps) {
  /** Copies the list. */
  public PlaybookProgress {
    steps = List.copyOf(steps);
  }

  /** Returns how many steps are done. */
  public int done() {
    return Math.toIntExact(steps.stream().filter(StepProgress::isDone).count());
  }

  /** Returns the steps whose time is over. */
  public List<StepProgress> overdue() {
    return steps.stream().filter(StepProgress::overdue).toList();
  }

  /** Tells whether every step is done that has to be. */
  public boolean isComplete() {
    return steps.stream().allMatch(step -> step.isDone() || !step.step().required());
  }
}
