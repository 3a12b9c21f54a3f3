package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One rule that one customer fails, kept until it is mended. It names the field and not its value,
 * so that it shows nobody what is concealed from them.
 *
 * @param id its identity
 * @param customerId who
 * @param rule the id of the rule
 * @param dimension the side of quality, as {@code QualityDimension} names it
 * @param field the field it is about, or null where it is about several
 * @param status what became of it
 * @param assignee who is to mend it, or null
 * @param note what was said about it, or null
 * @param foundAt when an audit found it first, or again after it was resolved
 * @param resolvedAt when it was found mended, or null
 * @param revision the bookkeeping of the storage
 */
public record QualityIssue(
    QualityIssueId id,
    CustomerId customerId,
    String rule,
    String dimension,
    @Nullable String field,
    QualityIssueStatus status,
    @Nullable String assignee,
    @Nullable String note,
    Instant foundAt,
    @Nullable Instant resolvedAt,
    Revision revision) {
  /** Checks that what identifies the issue is there. */
  public QualityIssue {
    requireNonNull(id, "id");
    requireNonNull(customerId, "customerId");
    requireNonNull(rule, "rule");
    requireNonNull(dimension, "dimension");
    requireNonNull(status, "status");
    requireNonNull(foundAt, "foundAt");
    requireNonNull(revision, "revision");
  }

  /** Returns the issue as the responsibility of somebody, or of nobody. */
  public QualityIssue assignedTo(@Nullable String user) {
    return new QualityIssue(
        id, customerId, rule, dimension, field, status, user, note, foundAt, resolvedAt, revision);
  }

  /** Returns the issue with another status and what was said about it. */
  public QualityIssue with(QualityIssueStatus newStatus, @Nullable String newNote) {
    return new QualityIssue(
        id,
        customerId,
        rule,
        dimension,
        field,
        newStatus,
        assignee,
        newNote,
        foundAt,
        null,
        revision);
  }

  /** Returns the issue as found mended. */
  public QualityIssue resolved(Instant at) {
    return new QualityIssue(
        id,
        customerId,
        rule,
        dimension,
        field,
        QualityIssueStatus.RESOLVED,
        assignee,
        note,
        foundAt,
        at,
        revision);
  }

  /** Returns a resolved issue as found again. */
  public QualityIssue foundAgain(@Nullable String newField, Instant at) {
    return new QualityIssue(
        id,
        customerId,
        rule,
        dimension,
        newField,
        QualityIssueStatus.OPEN,
        assignee,
        note,
        at,
        null,
        revision);
  }
}
