package dev.crmcore.examples;

import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.model.DealId;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.TaskId;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the one record that a person means by its id or, where only one has it, by its name. */
final class Named {
  /** What is said of parameters that take either. */
  static final String ID_OR_NAME = "Its id, or its name if no other has it.";

  /** What is said of parameters that name a lead. */
  static final String LEAD = "Its id, or its name or e-mail address if no other has it.";

  private static final int SHOWN = 5;

  private Named() {}

  /** Returns a deal; of several with the name the only open one. */
  static DealId deal(CrmSession session, String text) {
    return new DealId(
        id(
            DealFields.TYPE,
            DealFields.NAME,
            Conditions.missing(DealFields.CLOSED_AT),
            text,
            which -> session.deals().query(which, List.of(), SHOWN + 1, null).items(),
            deal -> "%s (%s)".formatted(deal.id(), deal.stage()),
            "crm deals --list"));
  }

  /** Returns a lead, named or by its e-mail address; of several the only open one. */
  static LeadId lead(CrmSession session, String text) {
    boolean address = text.contains("@");
    return new LeadId(
        id(
            LeadFields.TYPE,
            address ? LeadFields.EMAIL : LeadFields.NAME,
            Conditions.missing(LeadFields.CLOSED_AT),
            address ? text.toLowerCase(Locale.ROOT) : text,
            which -> session.leads().query(which, List.of(), SHOWN + 1, null).items(),
            lead ->
                "%s (%s)".formatted(lead.id(), lead.email() == null ? lead.phone() : lead.email()),
            "crm lead"));
  }

  /** Returns a task; of several with the subject the only one that is to be done. */
  static TaskId task(CrmSession session, String text) {
    return new TaskId(
        id(
            TaskFields.TYPE,
            TaskFields.SUBJECT,
            Conditions.in(TaskFields.STATUS, List.of(TaskStatus.OPEN, TaskStatus.IN_PROGRESS)),
            text,
            which -> session.tasks().query(which, List.of(), SHOWN + 1, null).items(),
            task -> "%s (%s)".formatted(task.id(), task.assignee()),
            "crm task"));
  }

  private static <E> UUID id(
      EntityType<E> type,
      Field<E, String> name,
      Condition open,
      String text,
      Function<Condition, List<E>> query,
      Function<E, String> label,
      String listing) {
    if (Readings.isId(text.strip())) {
      return UUID.fromString(text.strip());
    }
    Condition called = Conditions.equal(name, text.strip());
    List<E> found = query.apply(Conditions.all(called, open));
    if (found.isEmpty()) {
      found = query.apply(called);
    }
    if (found.isEmpty()) {
      throw new NotFoundException(
          "There is no %s '%s'. '%s' lists what there is."
              .formatted(type.name(), text.strip(), listing));
    }
    return type.id(
        only("Several %ss are called '%s'".formatted(type.name(), text.strip()), found, label));
  }

  /**
   * Returns the only one.
   *
   * @param several what to say if there are several
   * @throws InvalidInputException if there are several
   */
  static <E> E only(String several, List<E> found, Function<E, String> label) {
    if (found.size() > 1) {
      throw new InvalidInputException(
          "%s; name one by its id: %s%s."
              .formatted(
                  several,
                  found.stream().limit(SHOWN).map(label).collect(Collectors.joining(", ")),
                  found.size() > SHOWN ? ", …" : ""));
    }
    return found.get(0);
  }
}
