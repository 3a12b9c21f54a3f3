package dev.crmcore.deal;

import dev.crmcore.catalogue.ApprovalRequestFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.deal.StageObstacle.Kind;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.ApprovalStatus;
import dev.crmcore.model.ApprovalVote;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.query.Conditions;
import dev.crmcore.segmentation.ConditionText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether those who have to approve that a deal enters a stage have done so. */
final class ApprovalGate {
  private final ConditionText conditions;
  private final Approvers approvers;

  ApprovalGate(ConditionText conditions, Approvers approvers) {
    this.conditions = conditions;
    this.approvers = approvers;
  }

  /** Returns the rules that ask for an approval before a deal enters a stage. */
  List<ApprovalRule> rules(Reader reader, Pipeline pipeline, Deal deal, Stage to) {
    return pipeline.approvals().stream()
        .filter(rule -> rule.stage().equals(to.key()))
        .filter(rule -> applies(reader, rule.condition(), deal))
        .toList();
  }

  private boolean applies(Reader reader, @Nullable String condition, Deal deal) {
    return condition == null
        || reader.test(DealFields.TYPE, conditions.parse(condition, DealFields.TYPE), deal);
  }

  /**
   * Returns which approvals are missing.
   *
   * @param same whether the deal is as it was when they were given
   */
  List<StageObstacle> obstacles(AskedMove move, boolean same) {
    List<ApprovalRule> rules = rules(move.reader(), move.pipeline(), move.deal(), move.to());
    if (rules.isEmpty()) {
      return List.of();
    }
    List<ApprovalRequest> asked = same ? live(move.reader(), move.deal(), move.now()) : List.of();
    List<StageObstacle> obstacles = new ArrayList<>();
    for (ApprovalRule rule : rules) {
      Optional<ApprovalRequest> request = of(asked, rule);
      if (request.isEmpty() || !isApproved(rule, request.get(), move.now())) {
        obstacles.add(obstacle(rule, move.to(), request.orElse(null)));
      }
    }
    return obstacles;
  }

  /**
   * Refuses an edit that makes a rule of the stage in which a deal is hold for it: nobody would
   * have approved it.
   *
   * @throws InvalidInputException with the code {@code E_APPROVAL} if it does
   */
  void requireNoneNew(Reader reader, Pipeline pipeline, Deal before, Deal after) {
    Optional<Stage> stage = pipeline.stage(after.stage()).filter(one -> !Stages.isClosed(one));
    if (stage.isEmpty()) {
      return;
    }
    List<ApprovalRule> asked = rules(reader, pipeline, before, stage.get());
    rules(reader, pipeline, after, stage.get()).stream()
        .filter(rule -> !asked.contains(rule))
        .findFirst()
        .ifPresent(
            rule -> {
              throw new InvalidInputException(
                  "E_APPROVAL",
                  "In '%s' a deal like this needs the approval '%s'. Move it back, change it there, and ask for the approval."
                      .formatted(stage.get().key(), rule.name()));
            });
  }

  /** Tells whether what was approved still is, by the rule as it is now. */
  boolean isApproved(ApprovalRule rule, ApprovalRequest request, Instant now) {
    return request.status() == ApprovalStatus.APPROVED
        && !isLate(rule, request, now)
        && approvers.counted(rule, request).size() >= rule.needed();
  }

  /** Tells whether somebody may still decide, or has and it counts, by the rule as it is now. */
  boolean isOpen(ApprovalRule rule, ApprovalRequest request, Instant now) {
    return request.status() == ApprovalStatus.PENDING
        ? !isLate(rule, request, now)
        : isApproved(rule, request, now);
  }

  private static boolean isLate(ApprovalRule rule, ApprovalRequest request, Instant now) {
    Long days = rule.expiresAfterDays();
    return days != null && !request.requestedAt().plus(Duration.ofDays(days)).isAfter(now);
  }

  static Optional<ApprovalRequest> of(List<ApprovalRequest> asked, ApprovalRule rule) {
    return asked.stream()
        .filter(one -> one.rule().equals(rule.name()) && one.stage().equals(rule.stage()))
        .findFirst();
  }

  /** Returns what was asked for a deal as it is, and is not over; seen or not. */
  static List<ApprovalRequest> live(Reader reader, Deal deal, Instant now) {
    String digest = ApprovedContent.digest(deal);
    return asked(reader, deal, one -> !one.isOver(now) && one.digest().equals(digest));
  }

  private static List<ApprovalRequest> asked(
      Reader reader, Deal deal, Predicate<ApprovalRequest> which) {
    List<ApprovalRequest> found = new ArrayList<>();
    reader.scanUnseen(
        ApprovalRequestFields.TYPE,
        Conditions.equal(ApprovalRequestFields.DEAL_ID, deal.id().value()),
        one -> {
          if (which.test(one)) {
            found.add(one);
          }
        });
    return found;
  }

  /** What was approved by the rule as it was is asked for again, like what was never asked for. */
  private StageObstacle obstacle(ApprovalRule rule, Stage to, @Nullable ApprovalRequest asked) {
    ApprovalRequest request =
        asked == null || asked.status() == ApprovalStatus.APPROVED ? null : asked;
    List<String> said =
        request == null
            ? List.of()
            : approvers.counted(rule, request).stream().map(ApprovalVote::forWhom).toList();
    List<String> open = Approvers.names(rule).stream().filter(one -> !said.contains(one)).toList();
    long left = rule.needed() - said.size();
    return new StageObstacle(
        Kind.APPROVAL,
        "To enter '%s', %s %d more (%s): %s%s."
            .formatted(
                to.key(),
                request == null ? "ask for the approval of" : "wait for the approval of",
                Math.max(left, 1),
                rule.name(),
                open.isEmpty() ? "anybody" : String.join(", ", open),
                rule.fourEyes() ? ", but not who asks" : ""),
        open);
  }

  /** A deal that entered a stage needs to be approved again to enter it again. */
  void use(ChangeSet changes, Deal deal, Stage to) {
    asked(changes.reader(), deal, one -> one.stage().equals(to.key()) && isLive(one, changes))
        .forEach(one -> close(changes, one, ApprovalStatus.USED, null));
  }

  /** What was to be approved is no more what it was. */
  void withdraw(ChangeSet changes, Deal deal, String why) {
    asked(changes.reader(), deal, one -> isLive(one, changes))
        .forEach(one -> close(changes, one, ApprovalStatus.WITHDRAWN, why));
  }

  private static boolean isLive(ApprovalRequest one, ChangeSet changes) {
    return !one.isOver(changes.now());
  }

  /** What was asked for by this rule before, and is worth nothing any more, is out of the way. */
  void replace(ChangeSet changes, Deal deal, ApprovalRule rule) {
    asked(
            changes.reader(),
            deal,
            one ->
                one.rule().equals(rule.name())
                    && one.stage().equals(rule.stage())
                    && (one.status() == ApprovalStatus.PENDING
                        || one.status() == ApprovalStatus.APPROVED))
        .forEach(one -> close(changes, one, ApprovalStatus.WITHDRAWN, "It was asked for again."));
  }

  private static void close(
      ChangeSet changes, ApprovalRequest one, ApprovalStatus status, @Nullable String why) {
    changes.follow(
        ApprovalRequestFields.TYPE,
        one.toBuilder().status(status).decidedAt(changes.now()).outcome(why).build(),
        because(one));
  }

  /** Returns where values come from that follow from an approval, for the lineage. */
  static String because(ApprovalRequest one) {
    return "approval:" + one.rule();
  }
}
