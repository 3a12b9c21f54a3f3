package dev.crmcore.service;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.AttachmentFields;
import dev.crmcore.catalogue.CommentFields;
import dev.crmcore.catalogue.FollowFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.catalogue.SurveyFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Delivered;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CaseStatus;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Follow;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Service cases: reported, answered, waiting, resolved, opened again. What is said about a case is
 * an {@link Interaction} with its id: our first word keeps the promise of a first response, a word
 * of the customer starts the next clock and opens a case again that was over. Belongs to one
 * session; not safe for use by several threads at once.
 */
public final class ServiceCases {
  private static final Set<CaseStatus> OVER = EnumSet.of(CaseStatus.CLOSED, CaseStatus.DUPLICATE);

  private static final int TRIES = 10;

  private final Gateway gateway;
  private final ServiceLevels levels;

  /** Creates the service; hosts get it from their session. */
  public ServiceCases(Gateway gateway, ServiceLevels levels) {
    this.gateway = gateway;
    this.levels = levels;
  }

  /**
   * Stores a new case with the next number and returns it as stored. One with an idempotency key
   * that was stored before is returned as it was; to whoever may not see it, as they gave it, under
   * its id. The report counts as now unless {@code openedAt} says when it was.
   *
   * @throws NotFoundException if the actor cannot see the customer
   * @throws InvalidInputException if the service level is not there, or the report is in the future
   * @throws ConflictException if others took the number at the same moment, again and again
   */
  public ServiceCase open(ServiceCase draft) {
    requireNonNull(draft, "draft");
    for (int i = 1; ; i++) {
      try {
        return gateway.change(
            new Origin("case.open", draft.source(), null),
            changes ->
                Delivered.before(
                        changes.reader(),
                        ServiceCaseFields.TYPE,
                        ServiceCaseFields.IDEMPOTENCY_KEY,
                        draft.idempotencyKey(),
                        draft)
                    .orElseGet(() -> opened(changes, draft)));
      } catch (ConflictException e) {
        // Somebody else took the number; inside a larger change only the whole can begin anew.
        if (gateway.isChanging() || i == TRIES) {
          throw e;
        }
      }
    }
  }

  private ServiceCase opened(ChangeSet changes, ServiceCase draft) {
    CustomerId customer = Customers.require(changes.reader(), draft.customerId()).id();
    Instant at = draft.openedAt().equals(Instant.EPOCH) ? changes.now() : draft.openedAt();
    if (at.isAfter(changes.now())) {
      throw new InvalidInputException("A case was reported now or earlier, not at " + at + ".");
    }
    ServiceCase reported =
        ServiceCase.builder()
            .number(nextNumber(changes.reader()))
            .customerId(customer)
            .subject(draft.subject())
            .description(draft.description())
            .kind(draft.kind())
            .priority(draft.priority())
            .owner(draft.owner())
            .queue(draft.queue())
            .serviceLevel(levels.nameFor(draft.serviceLevel()))
            .dealId(draft.dealId())
            .source(draft.source())
            .idempotencyKey(draft.idempotencyKey())
            .openedAt(at)
            .build();
    return changes.create(ServiceCaseFields.TYPE, clocks(reported).withDeadlines(reported));
  }

  private static long nextNumber(Reader reader) {
    return 1
        + reader
            .firstUnseen(ServiceCaseFields.TYPE, Sort.descending(ServiceCaseFields.NUMBER))
            .map(ServiceCase::number)
            .orElse(0L);
  }

  /**
   * Returns a case.
   *
   * @throws NotFoundException if there is none that the actor may see
   */
  public ServiceCase get(ServiceCaseId id) {
    return gateway.read(reader -> reader.get(ServiceCaseFields.TYPE, id.value()));
  }

  /** Returns the case with a number. */
  public Optional<ServiceCase> find(long number) {
    return gateway.read(
        reader ->
            reader
                .list(ServiceCaseFields.TYPE, Conditions.equal(ServiceCaseFields.NUMBER, number), 1)
                .stream()
                .findFirst());
  }

  /** Returns one page of the cases that satisfy a condition. */
  public Page<ServiceCase> query(
      Condition condition, List<Sort> sorts, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader -> reader.query(ServiceCaseFields.TYPE, condition, sorts, limit, after));
  }

  /** Returns the promises about a case as they stand now. */
  public List<CaseClock> clocks(ServiceCaseId id) {
    ServiceCase one = get(id);
    return clocks(one).clocks(one, gateway.engine().now());
  }

  private CaseClocks clocks(ServiceCase one) {
    return new CaseClocks(levels.of(one));
  }

  /**
   * Stores what people may change about a case: subject, description, kind, priority, owner, queue,
   * deal. Another priority moves the deadlines. The rest stays as it is stored.
   *
   * @throws ConflictException if it was changed meanwhile
   */
  public ServiceCase update(ServiceCase one) {
    return gateway.change(
        Origin.of("case.update"),
        changes -> {
          ServiceCase stored = changes.reader().get(ServiceCaseFields.TYPE, one.id().value());
          ServiceCase changed =
              stored.toBuilder()
                  .subject(one.subject())
                  .description(one.description())
                  .kind(one.kind())
                  .priority(one.priority())
                  .owner(one.owner())
                  .queue(one.queue())
                  .dealId(one.dealId())
                  .revision(one.revision())
                  .build();
          boolean moves = stored.priority() != one.priority();
          return changes.update(
              ServiceCaseFields.TYPE, moves ? clocks(changed).withDeadlines(changed) : changed);
        });
  }

  /** Gives a case to somebody; one that is new is open then. */
  public ServiceCase assign(ServiceCaseId id, String owner) {
    requireNonNull(owner, "owner");
    return change(
        "case.assign",
        id,
        null,
        one ->
            one.toBuilder()
                .owner(owner)
                .queue(null)
                .status(one.status() == CaseStatus.NEW ? CaseStatus.OPEN : one.status())
                .build());
  }

  /**
   * Lets a case wait for the customer: its clocks stand still until the customer says something, or
   * {@link #reopen}. Doing so twice changes nothing.
   *
   * @throws ConflictException with the code {@code E_CASE_OVER} if it is resolved or over
   */
  public ServiceCase await(ServiceCaseId id, @Nullable String reason) {
    return change(
        "case.await",
        id,
        reason,
        one -> {
          if (one.status() == CaseStatus.RESOLVED || OVER.contains(one.status())) {
            throw over(one, "wait");
          }
          return clocks(one).paused(one, CaseStatus.PENDING, gateway.engine().now());
        });
  }

  /**
   * Resolves a case: an answer of the customer opens it again. Doing so twice changes nothing.
   *
   * @param resolution what was done
   * @throws ConflictException with the code {@code E_CASE_OVER} if it is over
   */
  public ServiceCase resolve(ServiceCaseId id, String resolution) {
    requireNonNull(resolution, "resolution");
    return change(
        "case.resolve",
        id,
        null,
        one -> {
          if (one.status() == CaseStatus.RESOLVED) {
            return one;
          }
          if (OVER.contains(one.status())) {
            throw over(one, "be resolved");
          }
          Instant now = gateway.engine().now();
          ServiceCase whole = caughtUp(one, now);
          return clocks(one).paused(whole, CaseStatus.RESOLVED, now).toBuilder()
              .resolvedAt(now)
              .resolution(resolution)
              .nextResponseDueAt(null)
              .build();
        });
  }

  /** Ends a wait for the customer, so that it is counted before the case is judged. */
  private ServiceCase caughtUp(ServiceCase one, Instant now) {
    return one.status() == CaseStatus.PENDING ? clocks(one).running(one, now) : one;
  }

  /**
   * Closes a case, resolved or not. Doing so twice changes nothing.
   *
   * @throws ConflictException with the code {@code E_CASE_OVER} if it went on in another case
   */
  public ServiceCase close(ServiceCaseId id, @Nullable String reason) {
    return change(
        "case.close",
        id,
        reason,
        one -> {
          if (one.status() == CaseStatus.CLOSED) {
            return one;
          }
          if (one.status() == CaseStatus.DUPLICATE) {
            throw over(one, "be closed");
          }
          Instant now = gateway.engine().now();
          ServiceCase whole = caughtUp(one, now);
          return clocks(one).paused(whole, CaseStatus.CLOSED, now).toBuilder()
              .closedAt(now)
              .nextResponseDueAt(null)
              .build();
        });
  }

  /**
   * Makes a case our turn again, whether it waits, is resolved or is closed. Doing so to one that
   * is our turn changes nothing.
   *
   * @throws ConflictException with the code {@code E_CASE_OVER} if it went on in another case
   */
  public ServiceCase reopen(ServiceCaseId id, @Nullable String reason) {
    return change(
        "case.reopen",
        id,
        reason,
        one -> {
          if (one.isRunning()) {
            return one;
          }
          if (one.status() == CaseStatus.DUPLICATE) {
            throw over(one, "be opened again");
          }
          long times = one.status() == CaseStatus.PENDING ? 0 : 1;
          return clocks(one).running(one, gateway.engine().now()).toBuilder()
              .reopened(one.reopened() + times)
              .build();
        });
  }

  /**
   * Lets a case go on in another: what was said about it is about that one from now on, and what
   * customers still say about it, too. Its comments, files and followers go with it, and an answer
   * that it had is the first response to both.
   *
   * @return the case in which it goes on
   * @throws InvalidInputException if both are one, or of different customers
   * @throws ConflictException with the code {@code E_CASE_OVER} if one of them went on elsewhere
   */
  public ServiceCase merge(ServiceCaseId duplicate, ServiceCaseId into) {
    if (duplicate.equals(into)) {
      throw new InvalidInputException("A case cannot go on in itself.");
    }
    return gateway.change(
        Origin.of("case.merge"),
        changes -> {
          Reader reader = changes.reader();
          ServiceCase gone = reader.get(ServiceCaseFields.TYPE, duplicate.value());
          ServiceCase kept = reader.get(ServiceCaseFields.TYPE, into.value());
          for (ServiceCase one : List.of(gone, kept)) {
            if (one.status() == CaseStatus.DUPLICATE) {
              throw over(one, "be merged");
            }
          }
          if (!gone.customerId().equals(kept.customerId())) {
            throw new InvalidInputException(
                "The cases %d and %d are of two customers; merge the customers first."
                    .formatted(gone.number(), kept.number()));
          }
          changes.repoint(
              InteractionFields.TYPE,
              InteractionFields.CASE_ID,
              gone.id().value(),
              kept.id().value());
          changes.repoint(
              SurveyFields.TYPE, SurveyFields.CASE_ID, gone.id().value(), kept.id().value());
          changes.repoint(
              CommentFields.TYPE, CommentFields.CASE_ID, gone.id().value(), kept.id().value());
          changes.repoint(
              AttachmentFields.TYPE,
              AttachmentFields.CASE_ID,
              gone.id().value(),
              kept.id().value());
          changes.repoint(
              FollowFields.TYPE, FollowFields.CASE_ID, gone.id().value(), kept.id().value());
          followOnce(changes, kept.id());
          changes.update(
              ServiceCaseFields.TYPE,
              clocks(gone).paused(gone, CaseStatus.DUPLICATE, changes.now()).toBuilder()
                  .duplicateOf(kept.id())
                  .closedAt(changes.now())
                  .nextResponseDueAt(null)
                  .build());
          ServiceCase goesOn = takenOver(kept, gone);
          return goesOn.equals(kept) ? kept : changes.update(ServiceCaseFields.TYPE, goesOn);
        });
  }

  /** Whoever followed both cases follows one, and wants to hear of it if they wanted so of one. */
  private static void followOnce(ChangeSet changes, ServiceCaseId id) {
    Map<String, Follow> followers = new HashMap<>();
    List<Follow> needless = new ArrayList<>();
    changes
        .reader()
        .scanUnseen(
            FollowFields.TYPE,
            Conditions.equal(FollowFields.CASE_ID, id.value()),
            one -> {
              Follow other = followers.get(one.who());
              boolean isBetter = other == null || (one.active() && !other.active());
              Follow left = isBetter ? followers.put(one.who(), one) : one;
              if (left != null) {
                needless.add(left);
              }
            });
    needless.forEach(one -> changes.unlink(FollowFields.TYPE, one));
  }

  /** Whoever had an answer or waits for one in the case that ends does so in the other. */
  private ServiceCase takenOver(ServiceCase kept, ServiceCase gone) {
    Instant now = gateway.engine().now();
    Instant answered = gone.firstRespondedAt();
    ServiceCase heard =
        answered == null
            ? kept
            : clocks(kept)
                .answered(kept, answered.isBefore(kept.openedAt()) ? kept.openedAt() : answered);
    ServiceCase open =
        gone.isRunning() && !heard.isRunning()
            ? clocks(heard).running(heard, now).toBuilder().reopened(heard.reopened() + 1).build()
            : heard;
    Instant asked = gone.nextResponseDueAt();
    Instant mine = open.nextResponseDueAt();
    return asked == null || !open.isRunning() || (mine != null && mine.isBefore(asked))
        ? open
        : open.toBuilder().nextResponseDueAt(asked).build();
  }

  /**
   * Returns one page of what was said about a case and was neither corrected nor withdrawn, the
   * latest first.
   */
  public Page<Interaction> conversation(ServiceCaseId id, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader ->
            reader.query(
                InteractionFields.TYPE,
                CaseConversation.standing(CaseConversation.about(reader, id).id()),
                List.of(Sort.descending(InteractionFields.OCCURRED_AT)),
                limit,
                after));
  }

  private ServiceCase change(
      String action, ServiceCaseId id, @Nullable String reason, UnaryOperator<ServiceCase> change) {
    return gateway.change(
        new Origin(action, null, reason),
        changes -> changes.advance(ServiceCaseFields.TYPE, id.value(), change));
  }

  private static ConflictException over(ServiceCase one, String wish) {
    return new ConflictException(
        "E_CASE_OVER", "Case %d is %s and cannot %s.".formatted(one.number(), one.status(), wish));
  }
}
