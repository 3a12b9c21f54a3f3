package dev.crmcore.dataquality;

import dev.crmcore.catalogue.QualityIssueFields;
import dev.crmcore.catalogue.QualityRatingFields;
import dev.crmcore.gateway.DerivedRecords;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.QualityIssue;
import dev.crmcore.model.QualityIssueId;
import dev.crmcore.model.QualityIssueStatus;
import dev.crmcore.model.QualityRating;
import dev.crmcore.model.QualityRatingId;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What is stored of the scores and findings of some customers, and what it becomes when they are
 * rated again. Leaves no audit, because all of it can be worked out anew; what a person did to an
 * issue goes the usual way. Used once.
 */
final class Ratings {
  private final Instant now;
  private final DerivedRecords writes;
  private final Map<UUID, QualityRating> ratings = new HashMap<>();
  private final Map<UUID, Map<String, QualityIssue>> issues = new HashMap<>();

  Ratings(DerivedRecords writes, Reader reader, List<Customer> customers) {
    this.writes = writes;
    this.now = writes.now();
    List<UUID> ids = customers.stream().map(customer -> customer.id().value()).toList();
    reader.scanUnseen(
        QualityRatingFields.TYPE,
        Conditions.in(QualityRatingFields.CUSTOMER_ID, ids),
        rating -> ratings.put(rating.customerId().value(), rating));
    reader.scanUnseen(
        QualityIssueFields.TYPE,
        Conditions.in(QualityIssueFields.CUSTOMER_ID, ids),
        issue ->
            issues
                .computeIfAbsent(issue.customerId().value(), none -> new HashMap<>())
                .put(issue.rule(), issue));
  }

  void take(QualityScore score) {
    UUID id = score.customerId().value();
    QualityRating known = ratings.get(id);
    if (known == null) {
      writes.add(
          QualityRatingFields.TYPE,
          new QualityRating(
              QualityRatingId.UNASSIGNED, score.customerId(), score.score(), now, Revision.NEW));
    } else if (known.score() != score.score()) {
      writes.change(
          QualityRatingFields.TYPE,
          new QualityRating(known.id(), score.customerId(), score.score(), now, known.revision()));
    }
    Map<String, QualityIssue> stored = new HashMap<>(issues.getOrDefault(id, Map.of()));
    for (QualityReason reason : score.reasons()) {
      QualityIssue issue = stored.remove(reason.ruleId());
      if (issue == null) {
        writes.add(QualityIssueFields.TYPE, found(score, reason));
      } else if (issue.status() == QualityIssueStatus.RESOLVED) {
        writes.change(QualityIssueFields.TYPE, issue.foundAgain(reason.field(), now));
      } else if (issue.status() == QualityIssueStatus.OPEN
          && !Objects.equals(issue.field(), reason.field())) {
        writes.change(QualityIssueFields.TYPE, issue.foundAgain(reason.field(), issue.foundAt()));
      }
    }
    stored.values().stream()
        .filter(issue -> issue.status() != QualityIssueStatus.RESOLVED)
        .forEach(issue -> writes.change(QualityIssueFields.TYPE, issue.resolved(now)));
  }

  private QualityIssue found(QualityScore score, QualityReason reason) {
    return new QualityIssue(
        QualityIssueId.UNASSIGNED,
        score.customerId(),
        reason.ruleId(),
        reason.dimension().name(),
        reason.field(),
        QualityIssueStatus.OPEN,
        null,
        null,
        now,
        null,
        Revision.NEW);
  }

  /**
   * Stores what changed, in a transaction of its own.
   *
   * @throws dev.crmcore.error.ConflictException if somebody else rated or handled one of them
   *     meanwhile
   */
  void store() {
    writes.store();
  }
}
