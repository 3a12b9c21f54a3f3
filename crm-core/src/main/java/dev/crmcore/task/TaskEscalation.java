package dev.crmcore.task;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * To whom an overdue task goes, and after how long: those of a queue, of an assignee, or all. What
 * was given to somebody else meanwhile is not the assignee's any more; of a queue and of all it
 * goes on, whoever has it. Immutable and safe for all threads.
 *
 * @param queue the queue whose tasks it is about; null for any or none
 * @param assignee whose tasks it is about; null for anybody's and nobody's
 * @param after how long after its deadline a task goes on, nothing or more
 * @param to the user it goes to
 */
public record TaskEscalation(
    @Nullable String queue, @Nullable String assignee, Duration after, String to) {
  /**
   * Checks the parts.
   *
   * @throws InvalidInputException if the time is negative or nobody is named
   */
  public TaskEscalation {
    requireNonNull(after, "after");
    requireNonNull(to, "to");
    if (after.isNegative() || to.isBlank()) {
      throw new InvalidInputException(
          "An overdue task goes to somebody who is named, after nothing or more, not to '%s' after %s."
              .formatted(to, after));
    }
  }

  /** Says where tasks of a queue go that are overdue for so long. */
  public static TaskEscalation ofQueue(String queue, Duration after, String to) {
    return new TaskEscalation(requireNonNull(queue, "queue"), null, after, to);
  }

  /** Says where tasks of somebody go that are overdue for so long. */
  public static TaskEscalation ofAssignee(String assignee, Duration after, String to) {
    return new TaskEscalation(null, requireNonNull(assignee, "assignee"), after, to);
  }

  /** Says where all tasks go that are overdue for so long. */
  public static TaskEscalation ofAll(Duration after, String to) {
    return new TaskEscalation(null, null, after, to);
  }
}
