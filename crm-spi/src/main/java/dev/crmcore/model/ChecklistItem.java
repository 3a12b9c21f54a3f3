package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

/**
 * One thing of several that belong to a task.
 *
 * @param text what is to be done
 * @param done whether it is
 */
public record ChecklistItem(String text, boolean done) {
  /** Checks that the text is there. */
  public ChecklistItem {
    requireNonNull(text, "text");
  }

  /** Returns the same thing, done or not. */
  public ChecklistItem withDone(boolean isDone) {
    return new ChecklistItem(text, isDone);
  }
}
