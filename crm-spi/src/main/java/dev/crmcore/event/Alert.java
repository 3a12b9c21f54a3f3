package dev.crmcore.event;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.CustomerId;
import dev.crmcore.model.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That something wants somebody's attention, as the outbox announces it: a deadline passed, once
 * for each deadline, or somebody was mentioned.
 *
 * @param tenant whose record
 * @param kind what it is
 * @param entity the kind of record
 * @param id which one
 * @param customer whom it is about
 * @param owner who should act; null where nobody was named
 * @param text what happened, in a sentence
 * @param dueAt the deadline; of a mention when it was
 * @param at when it was found
 */
public record Alert(
    TenantId tenant,
    Kind kind,
    String entity,
    UUID id,
    @Nullable CustomerId customer,
    @Nullable String owner,
    String text,
    Instant dueAt,
    Instant at) {
  /** Checks that the parts are there. */
  public Alert {
    requireNonNull(tenant, "tenant");
    requireNonNull(kind, "kind");
    requireNonNull(entity, "entity");
    requireNonNull(id, "id");
    requireNonNull(text, "text");
    requireNonNull(dueAt, "dueAt");
    requireNonNull(at, "at");
  }

  /** What it is. The names are stored and never change their meaning. */
  public enum Kind {
    /** A case has had no first answer. */
    CASE_FIRST_RESPONSE,
    /** The last word of a customer in a case was not answered. */
    CASE_NEXT_RESPONSE,
    /** A case is not resolved. */
    CASE_RESOLUTION,
    /** A lead has had no first answer. */
    LEAD_RESPONSE,
    /** The day has come until which a lead was put off. */
    LEAD_NURTURE,
    /** Somebody wanted to be reminded of a task. */
    TASK_REMINDER,
    /** A task was not done in time. */
    TASK_OVERDUE,
    /** A task was overdue for so long that it went to somebody else. */
    TASK_ESCALATED,
    /** Somebody was mentioned in a comment; the owner is who. */
    MENTION
  }
}
