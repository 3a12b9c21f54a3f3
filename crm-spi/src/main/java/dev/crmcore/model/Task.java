package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is to do.
 *
 * @param id the identity
 * @param subject what is to be done
 * @param customerId the customer it is about
 * @param dealId the deal it is about
 * @param due by when
 * @param assignee who does it; null while it waits in a queue
 * @param queue the queue it waits in
 * @param priority how urgent it is
 * @param status how far it has come
 * @param completedAt when it was done
 * @param notes free text
 * @param claimedUntil until when whoever took it from its queue has it; then others may take it
 * @param after the task that has to be done before
 * @param remindAt when whoever does it is to be reminded
 * @param recurrence how it repeats: when it is done or cancelled, the next one is made
 * @param seriesId the first task of the series it belongs to; null on that one
 * @param playbookRunId the started playbook that it is a step of
 * @param step the key of that step
 * @param escalatedFrom whose it was before it was escalated; null for nobody's
 * @param told which deadlines were told when they passed
 * @param checklist what belongs to it, in its order
 * @param revision the bookkeeping
 */
public record Task(
    TaskId id,
    String subject,
    @Nullable CustomerId customerId,
    @Nullable DealId dealId,
    @Nullable Due due,
    @Nullable String assignee,
    @Nullable String queue,
    Priority priority,
    TaskStatus status,
    @Nullable Instant completedAt,
    @Nullable String notes,
    @Nullable Instant claimedUntil,
    @Nullable TaskId after,
    @Nullable Instant remindAt,
    @Nullable Recurrence recurrence,
    @Nullable TaskId seriesId,
    @Nullable PlaybookRunId playbookRunId,
    @Nullable String step,
    @Nullable String escalatedFrom,
    List<ToldDeadline> told,
    List<ChecklistItem> checklist,
    Revision revision) {
  /** The name of the reminder among what was told. */
  public static final String REMINDER = "reminder";

  /** The name of the deadline among what was told. */
  public static final String DEADLINE = "deadline";

  /** The name of the escalation among what was told. */
  public static final String ESCALATION = "escalation";

  /** Checks that what cannot be missing is there, and copies the collections. */
  public Task {
    requireNonNull(id, "id");
    requireNonNull(subject, "subject");
    requireNonNull(priority, "priority");
    requireNonNull(status, "status");
    checklist = List.copyOf(checklist);
    told = List.copyOf(told);
    requireNonNull(revision, "revision");
  }

  /** Tells whether it is still to be done. */
  public boolean isOpen() {
    return status == TaskStatus.OPEN || status == TaskStatus.IN_PROGRESS;
  }

  /** Returns when the reminder or the deadline is to be told next; null where nothing is. */
  public @Nullable Instant nextAlarmAt() {
    if (!isOpen()) {
      return null;
    }
    return Stream.of(
            untold(REMINDER, remindAt), untold(DEADLINE, due == null ? null : due.deadline()))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private @Nullable Instant untold(String name, @Nullable Instant at) {
    return at == null || told.contains(new ToldDeadline(name, at)) ? null : at;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from this one. */
  public Builder toBuilder() {
    return new Builder()
        .id(id)
        .subject(subject)
        .customerId(customerId)
        .dealId(dealId)
        .due(due)
        .assignee(assignee)
        .queue(queue)
        .priority(priority)
        .status(status)
        .completedAt(completedAt)
        .notes(notes)
        .claimedUntil(claimedUntil)
        .after(after)
        .remindAt(remindAt)
        .recurrence(recurrence)
        .seriesId(seriesId)
        .playbookRunId(playbookRunId)
        .step(step)
        .escalatedFrom(escalatedFrom)
        .told(told)
        .checklist(checklist)
        .revision(revision);
  }

  /** Builds; what cannot be missing is checked by {@link #build()}. */
  public static final class Builder {
    private TaskId id = TaskId.UNASSIGNED;
    private @Nullable String subject;
    private @Nullable CustomerId customerId;
    private @Nullable DealId dealId;
    private @Nullable Due due;
    private @Nullable String assignee;
    private @Nullable String queue;
    private Priority priority = Priority.NORMAL;
    private TaskStatus status = TaskStatus.OPEN;
    private @Nullable Instant completedAt;
    private @Nullable String notes;
    private @Nullable Instant claimedUntil;
    private @Nullable TaskId after;
    private @Nullable Instant remindAt;
    private @Nullable Recurrence recurrence;
    private @Nullable TaskId seriesId;
    private @Nullable PlaybookRunId playbookRunId;
    private @Nullable String step;
    private @Nullable String escalatedFrom;
    private List<ToldDeadline> told = List.of();
    private List<ChecklistItem> checklist = List.of();
    private Revision revision = Revision.NEW;

    private Builder() {}

    /** Sets the identity. */
    public Builder id(TaskId value) {
      id = value;
      return this;
    }

    /** Sets what is to be done. */
    public Builder subject(String value) {
      subject = value;
      return this;
    }

    /** Sets the customer it is about. */
    public Builder customerId(@Nullable CustomerId value) {
      customerId = value;
      return this;
    }

    /** Sets the deal it is about. */
    public Builder dealId(@Nullable DealId value) {
      dealId = value;
      return this;
    }

    /** Sets by when. */
    public Builder due(@Nullable Due value) {
      due = value;
      return this;
    }

    /** Sets who does it; null while it waits in a queue. */
    public Builder assignee(@Nullable String value) {
      assignee = value;
      return this;
    }

    /** Sets the queue it waits in. */
    public Builder queue(@Nullable String value) {
      queue = value;
      return this;
    }

    /** Sets how urgent it is. */
    public Builder priority(Priority value) {
      priority = value;
      return this;
    }

    /** Sets how far it has come. */
    public Builder status(TaskStatus value) {
      status = value;
      return this;
    }

    /** Sets when it was done. */
    public Builder completedAt(@Nullable Instant value) {
      completedAt = value;
      return this;
    }

    /** Sets free text. */
    public Builder notes(@Nullable String value) {
      notes = value;
      return this;
    }

    /** Sets until when whoever took it from its queue has it. */
    public Builder claimedUntil(@Nullable Instant value) {
      claimedUntil = value;
      return this;
    }

    /** Sets the task that has to be done before. */
    public Builder after(@Nullable TaskId value) {
      after = value;
      return this;
    }

    /** Sets when whoever does it is to be reminded. */
    public Builder remindAt(@Nullable Instant value) {
      remindAt = value;
      return this;
    }

    /** Sets how it repeats. */
    public Builder recurrence(@Nullable Recurrence value) {
      recurrence = value;
      return this;
    }

    /** Sets the first task of the series it belongs to. */
    public Builder seriesId(@Nullable TaskId value) {
      seriesId = value;
      return this;
    }

    /** Sets the started playbook that it is a step of. */
    public Builder playbookRunId(@Nullable PlaybookRunId value) {
      playbookRunId = value;
      return this;
    }

    /** Sets the key of that step. */
    public Builder step(@Nullable String value) {
      step = value;
      return this;
    }

    /** Sets whose it was before it was escalated; null for nobody's. */
    public Builder escalatedFrom(@Nullable String value) {
      escalatedFrom = value;
      return this;
    }

    /** Sets which deadlines were told when they passed. */
    public Builder told(List<ToldDeadline> value) {
      told = List.copyOf(value);
      return this;
    }

    /** Sets what belongs to it. */
    public Builder checklist(List<ChecklistItem> value) {
      checklist = List.copyOf(value);
      return this;
    }

    /** Sets the bookkeeping. */
    public Builder revision(Revision value) {
      revision = value;
      return this;
    }

    /**
     * Builds it.
     *
     * @throws NullPointerException if something that cannot be missing was not set
     */
    public Task build() {
      return new Task(
          id,
          requireNonNull(subject, "subject"),
          customerId,
          dealId,
          due,
          assignee,
          queue,
          priority,
          status,
          completedAt,
          notes,
          claimedUntil,
          after,
          remindAt,
          recurrence,
          seriesId,
          playbookRunId,
          step,
          escalatedFrom,
          told,
          checklist,
          revision);
    }
  }
}
