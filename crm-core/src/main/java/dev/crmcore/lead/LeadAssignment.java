package dev.crmcore.lead;

import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.segmentation.ConditionText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds who gets a lead. Whose turn it is follows from the leads that are stored, so nothing is
 * remembered beside them, and several processes agree.
 */
final class LeadAssignment {
  private final LeadRules rules;
  private final ConditionText text;

  LeadAssignment(LeadRules rules, ConditionText text) {
    this.rules = rules;
    this.text = text;
  }

  /** Returns the lead with who gets it and by when it must be answered; as it is if nobody does. */
  Lead assigned(Reader reader, Lead lead, Instant now) {
    for (AssignmentRule rule : rules.assignment()) {
      Condition condition = text.parse(rule.condition(), LeadFields.TYPE);
      if (reader.test(LeadFields.TYPE, condition, lead)) {
        Lead due = withDeadline(rule, lead);
        Optional<String> next = next(reader, rule, now);
        if (next.isPresent()) {
          return due.toBuilder().assignee(next.get()).assignedAt(now).build();
        }
        lead = due;
      }
    }
    return lead;
  }

  private static Lead withDeadline(AssignmentRule rule, Lead lead) {
    return lead.responseDueAt() != null
        ? lead
        : lead.toBuilder()
            .responseDueAt(
                rule.answerWithin()
                    .map(time -> rule.calendar().plus(lead.receivedAt(), time))
                    .orElse(null))
            .build();
  }

  private static Optional<String> next(Reader reader, AssignmentRule rule, Instant now) {
    List<String> people = rule.present(LocalDate.ofInstant(now, rule.calendar().zone()));
    if (people.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Instant> last = new HashMap<>();
    Map<String, Integer> then = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    // The turn is that of all leads, whether or not whoever takes this one in may see them.
    reader.scanAnyUnseen(
        LeadFields.TYPE,
        Conditions.everyone(),
        LeadFields.ASSIGNEE,
        people,
        (Lead one) -> {
          String who = one.assignee();
          Instant at = one.assignedAt();
          if (who != null && at != null) {
            Instant known = last.get(who);
            if (known == null || at.isAfter(known)) {
              last.put(who, at);
              then.put(who, 0);
            }
            if (at.equals(last.get(who))) {
              then.merge(who, 1, Integer::sum);
            }
            if (isWork(one)) {
              open.merge(who, 1, Integer::sum);
            }
          }
        });
    // In one change all are given at the same moment; then whoever got fewer at it is next.
    Comparator<String> inTurn =
        Comparator.<String, Instant>comparing(who -> last.getOrDefault(who, Instant.MIN))
            .thenComparing(who -> then.getOrDefault(who, 0));
    Comparator<String> turn =
        rule.way() == AssignmentRule.Way.LEAST_BUSY
            ? Comparator.<String, Integer>comparing(who -> open.getOrDefault(who, 0))
                .thenComparing(inTurn)
            : inTurn;
    List<String> free =
        people.stream().filter(who -> open.getOrDefault(who, 0) < rule.capacity(who)).toList();
    return free.stream()
        .filter(who -> rule.isAtWork(who, now))
        .min(turn)
        .or(() -> free.stream().min(turn));
  }

  private static boolean isWork(Lead lead) {
    return lead.isOpen() && lead.status() != LeadStatus.NURTURING;
  }
}
