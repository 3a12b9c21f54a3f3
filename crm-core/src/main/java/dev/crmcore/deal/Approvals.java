package dev.crmcore.deal;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.ApprovalDelegationFields;
import dev.crmcore.catalogue.ApprovalRequestFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ApprovalDelegation;
import dev.crmcore.model.ApprovalDelegationId;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRequestId;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.ApprovalStatus;
import dev.crmcore.model.ApprovalVote;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Approvals before deals enter a stage: asking for them, giving them, and letting others give them.
 * An approval is of a deal as it is: another amount or other lines withdraw it. Whoever decides
 * must be able to see the deal. Decisions at the same moment are counted one after the other.
 * Belongs to one session; not safe for use by several threads at once.
 */
public final class Approvals {
  private static final int MOST = 10_000;

  private final Gateway gateway;
  private final ApprovalGate gate;
  private final Approvers approvers;
  private final DealMoves moves;

  Approvals(Gateway gateway, ApprovalGate gate, Approvers approvers, DealMoves moves) {
    this.gateway = gateway;
    this.gate = gate;
    this.approvers = approvers;
    this.moves = moves;
  }

  /**
   * Asks for every approval that a deal needs to enter a stage. What was asked for already is not
   * asked for again, unless the rule is another by now and what was approved is not enough for it.
   * To ask by a rule that moves the deal is to ask for the move, so whoever does must be allowed to
   * change deals.
   *
   * @param reason why it should be approved
   * @return what is asked for, or was and is not over; nothing if nobody has to approve
   * @throws InvalidInputException if the pipeline does not have the stage
   * @throws AccessDeniedException if a rule moves the deal and the actor may not change deals
   * @throws ConflictException if somebody else asks at the same moment, inside a larger change
   */
  public List<ApprovalRequest> request(DealId id, String stage, @Nullable String reason) {
    return gateway.changeOrAdd(
        new Origin("deal.approval.request", null, reason),
        changes -> {
          Deal deal = whole(changes, id);
          Pipeline pipeline = Stages.pipeline(changes.reader(), deal.pipelineId());
          Stage to = Stages.of(pipeline, stage);
          List<ApprovalRequest> live = ApprovalGate.live(changes.reader(), deal, changes.now());
          UnaryOperator<ApprovalRequest> shown = shown(changes.reader());
          return gate.rules(changes.reader(), pipeline, deal, to).stream()
              .map(
                  rule ->
                      ApprovalGate.of(live, rule)
                          .filter(one -> gate.isOpen(rule, one, changes.now()))
                          .orElseGet(() -> asked(changes, deal, rule, reason)))
              .map(shown)
              .toList();
        });
  }

  /** Whoever may not see what deals are worth does not see it of what was asked about them. */
  private static UnaryOperator<ApprovalRequest> shown(Reader reader) {
    return reader.concealed(DealFields.TYPE).contains(DealFields.AMOUNT.name())
        ? one -> one.toBuilder().amount(null).build()
        : UnaryOperator.identity();
  }

  private ApprovalRequest asked(
      ChangeSet changes, Deal deal, ApprovalRule rule, @Nullable String reason) {
    if (rule.thenMoves()) {
      changes.authorise(AccessPolicy.Action.UPDATE, DealFields.TYPE);
    }
    gate.replace(changes, deal, rule);
    Long days = rule.expiresAfterDays();
    return changes.create(
        ApprovalRequestFields.TYPE,
        ApprovalRequest.builder()
            .dealId(deal.id())
            .stage(rule.stage())
            .rule(rule.name())
            .requestedBy(changes.actor())
            .requestedAt(changes.now())
            .reason(reason)
            .needed(rule.needed())
            .amount(deal.amount())
            .digest(ApprovedContent.digest(deal))
            .expiresAt(days == null ? null : changes.now().plus(Duration.ofDays(days)))
            .build());
  }

  /** The deal as it is stored, if the actor may see it. */
  private static Deal whole(ChangeSet changes, DealId id) {
    changes.reader().get(DealFields.TYPE, id.value());
    return changes.reader().findAllUnseen(DealFields.TYPE, List.of(id.value())).get(0);
  }

  /**
   * Approves, for oneself or in the place of somebody who lets one. With the last approval that is
   * needed the deal may enter the stage, and does so at once if the rule says so and nothing else
   * is in the way. That move was asked for by who was allowed to, so whoever approves need not be;
   * audit and history name the approver, whose act it is, and where the pipeline asks for a role to
   * open a closed deal again, it is the approver's. How many have to approve, and who may, is as
   * the rule says now.
   *
   * @throws ConflictException with the code {@code E_APPROVAL_OVER} if it is decided, withdrawn or
   *     expired, or the deal is not what it was
   * @throws AccessDeniedException if the actor may not decide, asked for it where four eyes are
   *     needed, or has decided already
   */
  public ApprovalRequest approve(ApprovalRequestId id, @Nullable String comment) {
    return gateway.change(
        new Origin("deal.approval.approve", null, comment),
        changes -> {
          ApprovalRequest said = voted(changes, id, true, comment);
          ApprovalRule rule = rule(changes.reader(), said);
          UnaryOperator<ApprovalRequest> shown = shown(changes.reader());
          if (approvers.counted(rule, said).size() < rule.needed()) {
            return shown.apply(changes.update(ApprovalRequestFields.TYPE, said));
          }
          ApprovalRequest approved =
              changes.update(
                  ApprovalRequestFields.TYPE,
                  said.toBuilder()
                      .status(ApprovalStatus.APPROVED)
                      .decidedAt(changes.now())
                      .build());
          if (!rule.thenMoves()) {
            return shown.apply(approved);
          }
          moves.moveApproved(changes, approved);
          return shown.apply(changes.reader().get(ApprovalRequestFields.TYPE, id.value()));
        });
  }

  /**
   * Refuses. One who refuses is enough.
   *
   * @param reason why
   * @throws ConflictException as {@link #approve} does
   * @throws AccessDeniedException as {@link #approve} does
   */
  public ApprovalRequest reject(ApprovalRequestId id, String reason) {
    requireNonNull(reason, "reason");
    return gateway.change(
        new Origin("deal.approval.reject", null, reason),
        changes ->
            shown(changes.reader())
                .apply(
                    changes.update(
                        ApprovalRequestFields.TYPE,
                        voted(changes, id, false, reason).toBuilder()
                            .status(ApprovalStatus.REJECTED)
                            .decidedAt(changes.now())
                            .outcome(reason)
                            .build())));
  }

  private ApprovalRequest voted(
      ChangeSet changes, ApprovalRequestId id, boolean approves, @Nullable String comment) {
    ApprovalRequest request = changes.reader().get(ApprovalRequestFields.TYPE, id.value());
    Deal deal = whole(changes, request.dealId());
    ApprovalRule rule = rule(changes.reader(), request);
    boolean pending = request.status() == ApprovalStatus.PENDING;
    if (!pending
        || request.isOver(changes.now())
        || !gate.isOpen(rule, request, changes.now())
        || !request.digest().equals(ApprovedContent.digest(deal))) {
      throw new ConflictException(
          "E_APPROVAL_OVER",
          "There is nothing left to decide about '%s' of the deal '%s': it is %s. Ask again."
              .formatted(
                  request.rule(),
                  deal.name(),
                  pending ? "expired, or the deal was changed" : said(request.status())));
    }
    List<ApprovalVote> votes = new ArrayList<>(request.votes());
    votes.add(
        approvers.vote(
            changes.reader(), gateway.actor(), rule, request, approves, changes.now(), comment));
    return request.toBuilder().votes(votes).needed(rule.needed()).build();
  }

  private static String said(ApprovalStatus status) {
    return switch (status) {
      case PENDING -> "waiting";
      case APPROVED -> "approved";
      case REJECTED -> "rejected";
      case WITHDRAWN -> "withdrawn";
      case USED -> "used";
    };
  }

  private static ApprovalRule rule(Reader reader, ApprovalRequest request) {
    return findRule(reader, request)
        .orElseThrow(
            () ->
                new ConflictException(
                    "E_APPROVAL_OVER",
                    "The pipeline does not ask for '%s' any more.".formatted(request.rule())));
  }

  private static Optional<ApprovalRule> findRule(Reader reader, ApprovalRequest request) {
    return reader
        .find(DealFields.TYPE, request.dealId().value())
        .flatMap(deal -> reader.find(PipelineFields.TYPE, deal.pipelineId().value()))
        .flatMap(
            pipeline ->
                pipeline.approvals().stream()
                    .filter(rule -> rule.name().equals(request.rule()))
                    .findFirst());
  }

  /**
   * Takes back what the actor asked for, decided or not.
   *
   * @param reason why
   * @throws AccessDeniedException if somebody else asked
   * @throws ConflictException with the code {@code E_APPROVAL_OVER} if it is over
   */
  public ApprovalRequest withdraw(ApprovalRequestId id, @Nullable String reason) {
    return gateway.change(
        new Origin("deal.approval.withdraw", null, reason),
        changes -> {
          ApprovalRequest request = changes.reader().get(ApprovalRequestFields.TYPE, id.value());
          if (!request.requestedBy().equals(changes.actor())) {
            throw new AccessDeniedException(
                "%s asked for it, and only they take it back.".formatted(request.requestedBy()));
          }
          if (request.isOver(changes.now())) {
            throw new ConflictException(
                "E_APPROVAL_OVER", "It is over; nothing is left to withdraw.");
          }
          return shown(changes.reader())
              .apply(
                  changes.update(
                      ApprovalRequestFields.TYPE,
                      request.toBuilder()
                          .status(ApprovalStatus.WITHDRAWN)
                          .decidedAt(changes.now())
                          .outcome(reason)
                          .build()));
        });
  }

  /**
   * Returns what was ever asked for about a deal, the first first; without amounts for whoever may
   * not see what deals are worth.
   *
   * @throws dev.crmcore.error.NotFoundException if there is no such deal that the actor may see
   */
  public List<ApprovalRequest> of(DealId id) {
    return gateway.read(
        reader -> {
          reader.get(DealFields.TYPE, id.value());
          return reader
              .list(
                  ApprovalRequestFields.TYPE,
                  Conditions.equal(ApprovalRequestFields.DEAL_ID, id.value()),
                  MOST)
              .stream()
              .map(shown(reader))
              .toList();
        });
  }

  /**
   * Returns what the actor may decide now, for themselves or for others, the oldest first: about
   * deals and pipelines that they may see. Without amounts as {@link #of} is.
   */
  public List<ApprovalRequest> waiting() {
    return gateway.read(
        reader -> {
          Instant now = gateway.engine().now();
          Set<String> delegators = Approvers.delegators(reader, gateway.actor().name(), now);
          return reader
              .list(
                  ApprovalRequestFields.TYPE,
                  Conditions.all(
                      Conditions.equal(ApprovalRequestFields.STATUS, ApprovalStatus.PENDING),
                      Conditions.any(
                          Conditions.missing(ApprovalRequestFields.EXPIRES_AT),
                          Conditions.greater(ApprovalRequestFields.EXPIRES_AT, now))),
                  MOST)
              .stream()
              .filter(
                  one ->
                      findRule(reader, one)
                          .filter(rule -> gate.isOpen(rule, one, now))
                          .filter(
                              rule -> approvers.mayDecide(gateway.actor(), rule, one, delegators))
                          .isPresent())
              .map(shown(reader))
              .toList();
        });
  }

  /**
   * Lets somebody decide in the actor's place for a time, about what the actor may decide about by
   * name or by team.
   *
   * @param startsAt from when on
   * @param endsAt until when, not included; null until it is taken back
   * @throws InvalidInputException if it ends before it starts, or the actor would let themselves
   */
  public ApprovalDelegation delegate(
      String delegate, Instant startsAt, @Nullable Instant endsAt, @Nullable String reason) {
    return gateway.change(
        new Origin("deal.approval.delegate", null, reason),
        changes -> {
          if (delegate.isBlank() || delegate.equals(changes.actor())) {
            throw new InvalidInputException("Say who else decides.");
          }
          if (endsAt != null && !endsAt.isAfter(startsAt)) {
            throw new InvalidInputException(
                "It would end at %s, before it starts at %s.".formatted(endsAt, startsAt));
          }
          return changes.create(
              ApprovalDelegationFields.TYPE,
              new ApprovalDelegation(
                  ApprovalDelegationId.UNASSIGNED,
                  changes.actor(),
                  delegate,
                  startsAt,
                  endsAt,
                  reason,
                  Revision.NEW));
        });
  }

  /** Returns who lets whom decide, or did, the first first. */
  public List<ApprovalDelegation> delegations() {
    return gateway.read(
        reader -> reader.list(ApprovalDelegationFields.TYPE, Conditions.everyone(), MOST));
  }

  /**
   * Ends what the actor let somebody do.
   *
   * @throws AccessDeniedException if it was somebody else who let them
   */
  public void endDelegation(ApprovalDelegationId id) {
    gateway.apply(
        Origin.of("deal.approval.delegation.end"),
        changes -> {
          ApprovalDelegation one = changes.reader().get(ApprovalDelegationFields.TYPE, id.value());
          if (!one.delegator().equals(changes.actor())) {
            throw new AccessDeniedException(
                "%s lets %s decide, and only they end it."
                    .formatted(one.delegator(), one.delegate()));
          }
          changes.remove(ApprovalDelegationFields.TYPE, id.value());
        });
  }
}
