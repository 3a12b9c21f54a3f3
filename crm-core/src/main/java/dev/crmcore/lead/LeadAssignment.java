package dev.crmcore.lead;

import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Lead;
import dev.crmcore.query.Condition;
import dev.crmcore.segmentation.ConditionText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
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
      if (reader.test(LeadFields.TYPE, condition(rule), lead)) {
        Optional<Lead> given = given(reader, rule, lead, now);
        if (given.isPresent()) {
          return given.get();
        }
        lead = withDeadline(rule, lead);
      }
    }
    return lead;
  }

  /** Returns the rules in their order. */
  List<AssignmentRule> rules() {
    return rules.assignment();
  }

  /** Returns which leads a rule is for. */
  Condition condition(AssignmentRule rule) {
    return text.parse(rule.condition(), LeadFields.TYPE);
  }

  /** Returns the lead with whom a rule gives it to, if there is somebody for it. */
  Optional<Lead> given(Reader reader, AssignmentRule rule, Lead lead, Instant now) {
    return next(reader, rule, now)
        .map(
            person ->
                withDeadline(rule, lead).toBuilder().assignee(person).assignedAt(now).build());
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
    Workload workload = Workload.of(reader, people);
    Comparator<String> turn =
        rule.way() == AssignmentRule.Way.LEAST_BUSY ? workload.leastBusy() : workload.inTurn();
    List<String> free =
        people.stream().filter(who -> workload.open(who) < rule.capacity(who)).toList();
    return free.stream()
        .filter(who -> rule.isAtWork(who, now))
        .min(turn)
        .or(() -> free.stream().min(turn));
  }
}
