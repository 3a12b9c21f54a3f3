package dev.crmcore.edit;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.model.CaseStatus;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What has one person who works on it, and is about a customer.
 *
 * @param kind which kind it is
 * @param type the entity
 * @param open which records are still worked on
 * @param person who works on it
 * @param customer the customer it is about
 * @param title the name to show
 * @param also what changes besides the person
 */
record Assignable<E>(
    AssignedKind kind,
    EntityType<E> type,
    Condition open,
    Field<E, String> person,
    Field<E, UUID> customer,
    Field<E, String> title,
    Besides<E> also) {
  /** All of them but customers, which have several people each. */
  static final List<Assignable<?>> ALL = List.of(deals(), tasks(), leads(), cases());

  /** What changes on a record besides who works on it. */
  interface Besides<E> {
    void change(EntityDraft<E> draft, Instant now);
  }

  private static Assignable<Deal> deals() {
    return new Assignable<>(
        AssignedKind.DEALS,
        DealFields.TYPE,
        Conditions.missing(DealFields.CLOSED_AT),
        DealFields.OWNER,
        DealFields.CUSTOMER_ID,
        DealFields.NAME,
        (draft, now) -> {});
  }

  /**
   * Who gets a task that was taken from a queue has it without a lease, and whose it was before it
   * was escalated does not get the next of its series.
   */
  private static Assignable<Task> tasks() {
    return new Assignable<>(
        AssignedKind.TASKS,
        TaskFields.TYPE,
        Conditions.in(TaskFields.STATUS, List.of(TaskStatus.OPEN, TaskStatus.IN_PROGRESS)),
        TaskFields.ASSIGNEE,
        TaskFields.CUSTOMER_ID,
        TaskFields.SUBJECT,
        (draft, now) ->
            draft.set(TaskFields.CLAIMED_UNTIL, null).set(TaskFields.ESCALATED_FROM, null));
  }

  private static Assignable<Lead> leads() {
    return new Assignable<>(
        AssignedKind.LEADS,
        LeadFields.TYPE,
        Conditions.in(
            LeadFields.STATUS,
            List.of(
                LeadStatus.NEW, LeadStatus.WORKING, LeadStatus.NURTURING, LeadStatus.QUALIFIED)),
        LeadFields.ASSIGNEE,
        LeadFields.CUSTOMER_ID,
        LeadFields.NAME,
        (draft, now) -> draft.set(LeadFields.ASSIGNED_AT, now));
  }

  private static Assignable<ServiceCase> cases() {
    return new Assignable<>(
        AssignedKind.CASES,
        ServiceCaseFields.TYPE,
        Conditions.in(
            ServiceCaseFields.STATUS,
            List.of(CaseStatus.NEW, CaseStatus.OPEN, CaseStatus.PENDING, CaseStatus.RESOLVED)),
        ServiceCaseFields.OWNER,
        ServiceCaseFields.CUSTOMER_ID,
        ServiceCaseFields.SUBJECT,
        (draft, now) -> {});
  }

  /** Returns which open records are a user's. */
  Condition of(String user) {
    return Conditions.all(open, Conditions.equal(person, user));
  }

  /** Returns the record as it is when somebody else works on it; masked values stay masked. */
  E given(EntityType<E> full, E record, String receiver, Instant now) {
    EntityDraft<E> draft = full.draft(record).set(person, receiver);
    also.change(draft, now);
    return draft.build();
  }
}
