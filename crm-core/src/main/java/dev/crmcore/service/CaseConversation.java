package dev.crmcore.service;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CaseStatus;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What is said about a case moves its clocks, and may open it again. */
public final class CaseConversation {
  private static final int MAX_CHAIN = 100;

  private final ServiceLevels levels;

  /** Creates it for the levels that a host promises. */
  public CaseConversation(ServiceLevels levels) {
    this.levels = levels;
  }

  /**
   * Returns the case that something is about: where a case went on in another, that one.
   *
   * @throws NotFoundException if the actor cannot see it
   */
  public static ServiceCase about(Reader reader, ServiceCaseId id) {
    ServiceCase one = reader.get(ServiceCaseFields.TYPE, id.value());
    for (int i = 0; i < MAX_CHAIN && one.duplicateOf() != null; i++) {
      one = reader.get(ServiceCaseFields.TYPE, one.duplicateOf().value());
    }
    return one;
  }

  /**
   * Refuses a case of another customer.
   *
   * @throws InvalidInputException with the code {@code E_REFERENCE} if it is of another
   */
  public static void requireOf(ServiceCase one, CustomerId customer) {
    if (!one.customerId().equals(customer)) {
      throw new InvalidInputException(
          "E_REFERENCE", "Case %d is of another customer.".formatted(one.number()));
    }
  }

  /** Brings a case up to date with an interaction about it that was stored. */
  public void heard(ChangeSet changes, ServiceCase one, Interaction said) {
    CaseClocks clocks = new CaseClocks(levels.of(one));
    Instant at = earlier(later(said.occurredAt(), one.openedAt()), changes.now());
    ServiceCase after = one;
    if (said.direction() == Direction.OUTBOUND) {
      after = clocks.answered(one, at);
      if (!isFollowed(changes.reader(), one, Direction.INBOUND, at)) {
        after = after.toBuilder().nextResponseDueAt(null).build();
      }
      if (one.status() == CaseStatus.NEW) {
        after = after.toBuilder().status(CaseStatus.OPEN).build();
      }
    } else if (said.direction() == Direction.INBOUND) {
      // What was said before the case began to wait, and is only written down now, answers nothing.
      if (!one.isRunning() && isSincePause(one, at)) {
        boolean over = one.status() != CaseStatus.PENDING;
        after =
            clocks.running(one, at).toBuilder()
                .reopened(over ? one.reopened() + 1 : one.reopened())
                .build();
      }
      if (after.isRunning() && !isFollowed(changes.reader(), one, Direction.OUTBOUND, at)) {
        after = clocks.asked(after, at);
      }
    }
    if (!after.equals(one)) {
      changes.update(ServiceCaseFields.TYPE, after);
    }
  }

  /** What people write down has minutes, and mail has seconds. */
  private static boolean isSincePause(ServiceCase one, Instant at) {
    Instant paused = one.pausedAt();
    return paused == null || !at.isBefore(paused.truncatedTo(ChronoUnit.MINUTES));
  }

  /** Tells whether somebody else spoke later: what is written down late changes nothing then. */
  private static boolean isFollowed(
      Reader reader, ServiceCase one, Direction direction, Instant at) {
    boolean[] followed = new boolean[1];
    reader.scanUnseen(
        InteractionFields.TYPE,
        Conditions.all(
            Conditions.equal(InteractionFields.CASE_ID, one.id().value()),
            Conditions.equal(InteractionFields.DIRECTION, direction),
            Conditions.greater(InteractionFields.OCCURRED_AT, at)),
        later -> followed[0] = true);
    return followed[0];
  }

  private static Instant later(Instant first, Instant second) {
    return first.isAfter(second) ? first : second;
  }

  private static Instant earlier(Instant first, Instant second) {
    return first.isBefore(second) ? first : second;
  }
}
