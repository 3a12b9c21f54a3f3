package dev.crmcore.playbook;

import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * How far a step of a started playbook has come.
 *
 * @param step the step
 * @param task the task that was made of it; null where it has not begun, or the actor may not see
 *     it
 * @param overdue whether that is still to be done and its time is over
 */
public record StepProgress(PlaybookStep step, @Nullable Task task, boolean overdue) {
  /** Tells whether it is done. */
  public boolean isDone() {
    return task != null && task.status() == TaskStatus.DONE;
  }
}
