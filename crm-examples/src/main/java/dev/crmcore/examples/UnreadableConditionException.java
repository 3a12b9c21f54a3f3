package dev.crmcore.examples;

import dev.crmcore.examples.terminal.DisplayText;
import dev.crmcore.segmentation.ConditionProblem;

/** A condition on the command line that cannot be read. */
final class UnreadableConditionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final int position;

  UnreadableConditionException(String text, ConditionProblem problem) {
    super(
        "The condition cannot be read at character %d: %s"
            .formatted(problem.position(), problem.message()));
    this.text = text;
    this.position = problem.position();
  }

  /** Returns the condition on one line. */
  String line() {
    return DisplayText.harmless(text);
  }

  /** Returns a line that points at the place in {@link #line()}. */
  String pointer() {
    String before = text.substring(0, Math.min(text.length(), position - 1));
    return " ".repeat(DisplayText.width(DisplayText.harmless(before))) + "^";
  }
}
