package dev.crmcore;

import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.error.UnsupportedFeatureException;
import dev.crmcore.recurrence.RecurrenceRules;
import dev.crmcore.task.TaskEscalation;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a host decides about tasks.
 *
 * @param recurrence what reads the rules by which they repeat
 * @param workingDays the days on which steps of playbooks are due, or null for Monday to Friday
 * @param escalations to whom overdue tasks go
 */
record TaskRules(
    RecurrenceRules recurrence,
    @Nullable WorkingCalendar workingDays,
    List<TaskEscalation> escalations) {
  static final TaskRules DEFAULTS =
      new TaskRules(
          (rule, start, zone) -> {
            throw new UnsupportedFeatureException(
                "Nothing here reads rules of recurrence such as '%s'. Give the builder something"
                        .formatted(rule)
                    + " that does: CrmBuilder.recurrence(new Rfc5545Rules()) of crm-calendar.");
          },
          null,
          List.of());

  TaskRules with(RecurrenceRules rules) {
    return new TaskRules(rules, workingDays, escalations);
  }

  TaskRules with(WorkingCalendar calendar) {
    return new TaskRules(recurrence, calendar, escalations);
  }

  TaskRules with(TaskEscalation escalation) {
    return new TaskRules(
        recurrence,
        workingDays,
        Stream.concat(escalations.stream(), Stream.of(escalation)).toList());
  }

  WorkingCalendar workingDays(ZoneId zone) {
    return workingDays == null
        ? WorkingCalendar.in(zone).weekdays(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)
        : workingDays;
  }
}
