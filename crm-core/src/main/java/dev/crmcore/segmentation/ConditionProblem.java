package dev.crmcore.segmentation;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with the text of a condition.
 *
 * @param position where: 1 for the first character, one more than the length for the end; counted
 *     in UTF-16 units, as {@link String#charAt(int)} does
 * @param code the stable code, such as {@code E_CONDITION_SYNTAX} or {@code E_FIELD_UNKNOWN}
 * @param message what happened and what to do, a sentence without the position
 */
public record ConditionProblem(int position, String code, String message) {
  /** Checks that the parts are there. */
  public ConditionProblem {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }
}
