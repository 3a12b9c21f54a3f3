package dev.crmcore.edit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who would get what, for somebody to look at. Nothing is stored by it; what is applied later is
 * exactly what stands here. Immutable and safe for all threads.
 *
 * @param giver whose work it is
 * @param description what is done, in words
 * @param assignments what would be given: customers first, then deals, tasks, leads and cases
 * @param refused kinds that the actor may not change, so that they stay
 * @param elsewhere where else the name of the giver stands, with how often: kinds that were not to
 *     be given, {@code archivedCustomers}, {@code quotas}, {@code views} and {@code qualityIssues};
 *     as far as the actor sees it
 * @param complete whether this is all; a plan holds at most {@value Edits#MAX_PLANNED} records, and
 *     the next one goes on
 * @param confirmed the number of records that somebody confirmed, 0 for none
 */
public record AssignmentPlan(
    String giver,
    String description,
    List<PlannedAssignment> assignments,
    Set<AssignedKind> refused,
    Map<String, Long> elsewhere,
    boolean complete,
    long confirmed) {
  /** Copies the collections. */
  public AssignmentPlan {
    requireNonNull(giver, "giver");
    requireNonNull(description, "description");
    assignments = List.copyOf(assignments);
    refused = refused.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(refused));
    elsewhere = Collections.unmodifiableMap(new LinkedHashMap<>(elsewhere));
  }

  /** Returns the plan without what a reviewer struck out; a confirmation is not kept. */
  public AssignmentPlan keeping(Predicate<PlannedAssignment> kept) {
    return new AssignmentPlan(
        giver,
        description,
        assignments.stream().filter(kept).toList(),
        refused,
        elsewhere,
        complete,
        0);
  }

  /**
   * Returns the plan as confirmed by somebody who was shown how many records it gives away. Plans
   * beyond the {@link EditLimit} of the host are applied only so.
   *
   * @param count the number that was shown
   */
  public AssignmentPlan confirmed(long count) {
    return new AssignmentPlan(giver, description, assignments, refused, elsewhere, complete, count);
  }

  /**
   * Returns how many records of each kind each receiver would get; kinds without any are absent.
   */
  public Map<AssignedKind, Map<String, Long>> counts() {
    Map<AssignedKind, Map<String, Long>> counts = new EnumMap<>(AssignedKind.class);
    for (PlannedAssignment one : assignments) {
      counts
          .computeIfAbsent(one.kind(), kind -> new LinkedHashMap<>())
          .merge(one.receiver(), 1L, Long::sum);
    }
    return counts;
  }

  /** Returns the first records of each kind. */
  public List<PlannedAssignment> examples(int ofEachKind) {
    Map<AssignedKind, Integer> shown = new EnumMap<>(AssignedKind.class);
    List<PlannedAssignment> examples = new ArrayList<>();
    for (PlannedAssignment one : assignments) {
      if (shown.merge(one.kind(), 1, Integer::sum) <= ofEachKind) {
        examples.add(one);
      }
    }
    return examples;
  }
}
