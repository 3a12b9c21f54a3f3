package dev.crmcore.edit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.EditRunKind;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a run would change, field by field, for somebody to look at. Nothing is stored by it; what
 * is applied later is exactly what stands here. Immutable and safe for all threads.
 *
 * @param kind what a run of it is
 * @param description what is done, in words
 * @param edits who would be changed and how; those who would stay as they are are not here
 * @param complete whether this is everybody; a plan holds at most {@value Edits#MAX_PLANNED}, and
 *     the next one goes on
 * @param confirmed the number of edits that somebody confirmed, 0 for none
 */
public record EditPlan(
    EditRunKind kind,
    String description,
    List<PlannedEdit> edits,
    boolean complete,
    long confirmed) {
  /** Copies the edits. */
  public EditPlan {
    requireNonNull(kind, "kind");
    requireNonNull(description, "description");
    edits = List.copyOf(edits);
  }

  /** Creates a plan that nobody confirmed. */
  public EditPlan(EditRunKind kind, String description, List<PlannedEdit> edits, boolean complete) {
    this(kind, description, edits, complete, 0);
  }

  /** Returns the plan without what a reviewer struck out; a confirmation is not kept. */
  public EditPlan keeping(Predicate<PlannedEdit> kept) {
    return new EditPlan(kind, description, edits.stream().filter(kept).toList(), complete);
  }

  /**
   * Returns the plan as confirmed by somebody who was shown how many it changes. Plans beyond the
   * {@link EditLimit} of the host are applied only so, and only if it is their number.
   *
   * @param count the number that was shown
   */
  public EditPlan confirmed(long count) {
    return new EditPlan(kind, description, edits, complete, count);
  }
}
