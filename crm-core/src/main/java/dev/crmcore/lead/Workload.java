package dev.crmcore.lead;

import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Measure;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * When people got their last lead and how many they work on, counted by the storage: of all leads,
 * whether or not whoever takes one in may see them. Names are folded.
 */
final class Workload {
  private static final List<LeadStatus> WORK =
      List.of(LeadStatus.NEW, LeadStatus.WORKING, LeadStatus.QUALIFIED);

  private final Map<String, Instant> last = new HashMap<>();
  private final Map<String, Long> then = new HashMap<>();
  private final Map<String, Long> open = new HashMap<>();

  private Workload() {}

  /**
   * Counts for some people.
   *
   * @param people one or more
   */
  static Workload of(Reader reader, List<String> people) {
    Workload workload = new Workload();
    Condition theirs = Conditions.in(LeadFields.ASSIGNEE, people);
    String assignee = LeadFields.ASSIGNEE.name();
    String assignedAt = LeadFields.ASSIGNED_AT.name();
    for (AggregateRow row :
        reader.aggregateUnseen(
            LeadFields.TYPE, theirs, List.of(assignee), List.of(Measure.max(assignedAt)))) {
      if (row.values().get(0) instanceof Instant at) {
        workload.last.put(String.valueOf(row.keys().get(0)), at);
      }
    }
    Set<Instant> shared = shared(workload.last);
    if (!shared.isEmpty()) {
      reader
          .aggregateUnseen(
              LeadFields.TYPE,
              Conditions.all(theirs, Conditions.in(LeadFields.ASSIGNED_AT, shared)),
              List.of(assignee, assignedAt),
              List.of(Measure.count()))
          .forEach(
              row -> {
                String who = String.valueOf(row.keys().get(0));
                if (row.values().get(0) instanceof Long count
                    && Objects.equals(row.keys().get(1), workload.last.get(who))) {
                  workload.then.put(who, count);
                }
              });
    }
    reader
        .aggregateUnseen(
            LeadFields.TYPE,
            Conditions.all(theirs, Conditions.in(LeadFields.STATUS, WORK)),
            List.of(assignee),
            List.of(Measure.count()))
        .forEach(
            row -> {
              if (row.values().get(0) instanceof Long count) {
                workload.open.put(String.valueOf(row.keys().get(0)), count);
              }
            });
    return workload;
  }

  private static Set<Instant> shared(Map<String, Instant> last) {
    Set<Instant> once = new HashSet<>();
    Set<Instant> shared = new HashSet<>();
    last.values().stream().filter(at -> !once.add(at)).forEach(shared::add);
    return shared;
  }

  /** Returns how many leads somebody works on; those that are put off are no work. */
  long open(String person) {
    return open.getOrDefault(Folding.fold(person), 0L);
  }

  /**
   * Returns the order of whose turn it is. In one change all leads are given at the same moment;
   * then whoever got fewer at it is next.
   */
  Comparator<String> inTurn() {
    return Comparator.<String, Instant>comparing(
            who -> last.getOrDefault(Folding.fold(who), Instant.MIN))
        .thenComparing(who -> then.getOrDefault(Folding.fold(who), 0L));
  }

  /** Returns the order of who has the least to do. */
  Comparator<String> leastBusy() {
    return Comparator.<String, Long>comparing(this::open).thenComparing(inTurn());
  }
}
