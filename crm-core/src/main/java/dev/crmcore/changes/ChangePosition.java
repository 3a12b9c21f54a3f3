package dev.crmcore.changes;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.LineageId;
import org.jspecify.annotations.Nullable;

/**
 * A place among the changes of a tenant: after a change-set, or after one row of it. Its text form,
 * {@code 17} or {@code 17/0190c2a4-…}, can be kept anywhere and read back.
 *
 * @param changeSet the position of the change-set in the audit log: 1 for the first, then without
 *     gaps; 0 before all
 * @param row the row after which the place is, or null after all rows of the change-set
 */
public record ChangePosition(long changeSet, @Nullable LineageId row) {
  /** Before the first change. */
  public static final ChangePosition START = after(0);

  /**
   * Checks the number.
   *
   * @throws InvalidInputException if it is negative
   */
  public ChangePosition {
    if (changeSet < 0) {
      throw new InvalidInputException("Change-sets are counted from 1, not " + changeSet + ".");
    }
  }

  /** Returns the place after a whole change-set. */
  public static ChangePosition after(long changeSet) {
    return new ChangePosition(changeSet, null);
  }

  /**
   * Reads the text form.
   *
   * @throws InvalidInputException if it is none
   */
  public static ChangePosition parse(String text) {
    int slash = requireNonNull(text, "text").indexOf('/');
    try {
      return slash < 0
          ? after(Long.parseLong(text))
          : new ChangePosition(
              Long.parseLong(text.substring(0, slash)), LineageId.parse(text.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "E_SYNTAX",
          "'%s' is no position among the changes. One looks like 17, or is the 'next' of an answer."
              .formatted(text),
          e);
    }
  }

  @Override
  public String toString() {
    return row == null ? Long.toString(changeSet) : changeSet + "/" + row;
  }
}
