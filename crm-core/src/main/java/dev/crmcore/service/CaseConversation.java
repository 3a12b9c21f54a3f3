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
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is said about a case moves its clocks, and may open it again. */
public final class CaseConversation {
  private static final int MAX_CHAIN = 100;

  /** What the lineage says of what follows from a conversation. */
  private static final String BECAUSE = "conversation";

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

  /** Returns that case seen or not, as it is stored: for what follows from a conversation. */
  private static ServiceCase kept(Reader reader, ServiceCaseId id) {
    ServiceCase one = stored(reader, id);
    for (int i = 0; i < MAX_CHAIN && one.duplicateOf() != null; i++) {
      one = stored(reader, one.duplicateOf());
    }
    return one;
  }

  private static ServiceCase stored(Reader reader, ServiceCaseId id) {
    return reader.findAllUnseen(ServiceCaseFields.TYPE, List.of(id.value())).stream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("There is no serviceCase " + id + "."));
  }

  /**
   * Brings the case of an interaction that was stored up to date with it, if it is about one: what
   * follows from a conversation does so whoever stored it.
   */
  public void heard(ChangeSet changes, Interaction said) {
    ServiceCaseId id = said.caseId();
    if (id == null) {
      return;
    }
    ServiceCase one = kept(changes.reader(), id);
    CaseClocks clocks = new CaseClocks(levels.of(one));
    Instant at = Turns.moment(one, said, changes.now());
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
    store(changes, one, after);
  }

  /**
   * Derives the promises of a first and a next response again, from what stands, after an
   * interaction was withdrawn. Whether the case is open stays as it is.
   *
   * @param former what was withdrawn
   * @param right what was stored in its place; null for nothing
   */
  public void withdrawn(ChangeSet changes, Interaction former, @Nullable Interaction right) {
    ServiceCaseId id = former.caseId();
    if (id == null) {
      return;
    }
    ServiceCase one = kept(changes.reader(), id);
    List<Interaction> stands = new ArrayList<>();
    changes.reader().scanUnseen(InteractionFields.TYPE, standing(one.id()), stands::add);
    List<Interaction> stood = new ArrayList<>(stands);
    stood.removeIf(other -> right != null && other.id().equals(right.id()));
    stood.add(former);
    Turns before = Turns.of(one, stood, changes.now());
    Turns now = Turns.of(one, stands, changes.now());
    CaseClocks clocks = new CaseClocks(levels.of(one));
    ServiceCase after = one;
    if (!Objects.equals(before.firstAnswer(), now.firstAnswer())) {
      after = clocks.answeredFirst(after, now.firstAnswer());
    }
    if (!Objects.equals(before.question(), now.question())) {
      after = after.toBuilder().nextResponseDueAt(null).build();
      Instant question = now.question();
      if (question != null && after.resolvedAt() == null && after.closedAt() == null) {
        after = clocks.asked(after, question);
      }
    }
    store(changes, one, after);
  }

  private static void store(ChangeSet changes, ServiceCase one, ServiceCase after) {
    if (!after.equals(one)) {
      changes.follow(ServiceCaseFields.TYPE, after, BECAUSE);
    }
  }

  /** What was said about a case and was neither corrected nor withdrawn. */
  static Condition standing(ServiceCaseId id) {
    return Conditions.all(
        Conditions.equal(InteractionFields.CASE_ID, id.value()),
        Conditions.missing(InteractionFields.WITHDRAWN_FROM));
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
            standing(one.id()),
            Conditions.equal(InteractionFields.DIRECTION, direction),
            Conditions.greater(InteractionFields.OCCURRED_AT, at)),
        later -> followed[0] = true);
    return followed[0];
  }
}
