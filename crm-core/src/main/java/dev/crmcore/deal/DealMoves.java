package dev.crmcore.deal;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.StageChangeFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.CloseReason;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import dev.crmcore.model.StageChangeId;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.segmentation.ConditionText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Moves deals from stage to stage, if nothing is in the way, and keeps their history. */
final class DealMoves {
  private final Gateway gateway;
  private final MoveOrder order;
  private final StageGate gate;
  private final ApprovalGate approvals;
  private final RateFreezing freezing;

  DealMoves(Gateway gateway, ConditionText conditions, ApprovalGate approvals, RatePolicy rates) {
    this.gateway = gateway;
    this.order = new MoveOrder(conditions);
    this.gate = new StageGate(conditions);
    this.approvals = approvals;
    this.freezing = new RateFreezing(rates, gateway.engine().zone());
  }

  /**
   * Moves a deal.
   *
   * @param reason why, in words or by the key of one of the pipeline's reasons
   * @param note what was said beside such a key
   */
  StageMove move(
      ChangeSet changes,
      DealId id,
      String stageKey,
      @Nullable String reason,
      @Nullable String note) {
    Deal deal = changes.reader().get(DealFields.TYPE, id.value());
    if (deal.stage().equals(stageKey)) {
      return new StageMove.Moved(deal);
    }
    Pipeline pipeline = Stages.pipeline(changes.reader(), deal.pipelineId());
    Stage to = Stages.of(pipeline, stageKey);
    // Whoever moves a deal may not see all of it, and the rules hold all the same.
    Deal whole = stored(changes, id);
    AskedMove move = asked(changes, pipeline, whole, to, reason);
    List<StageObstacle> obstacles = obstacles(move, true);
    return obstacles.isEmpty()
        ? new StageMove.Moved(moved(changes, move, note, next -> advanced(changes, next)))
        : new StageMove.Refused(deal, obstacles);
  }

  /**
   * Moves a deal because the last approval that was needed does so by its rule, if nothing is in
   * the way: whoever approves need not be allowed to change deals, as whoever asked was.
   */
  void moveApproved(ChangeSet changes, ApprovalRequest approved) {
    Deal whole =
        changes.reader().findAllUnseen(DealFields.TYPE, List.of(approved.dealId().value())).get(0);
    if (whole.stage().equals(approved.stage())) {
      return;
    }
    Pipeline pipeline = Stages.pipeline(changes.reader(), whole.pipelineId());
    AskedMove move =
        asked(changes, pipeline, whole, Stages.of(pipeline, approved.stage()), approved.reason());
    if (obstacles(move, true).isEmpty()) {
      moved(
          changes,
          move,
          null,
          next -> changes.follow(DealFields.TYPE, next, ApprovalGate.because(approved)));
    }
  }

  /**
   * Moves a deal to another stage than it is in, with other changes of it; if something is in the
   * way of the deal as it shall be, nothing is stored.
   *
   * @param deal as it is stored, seen by the actor
   * @param edited as it shall be, still in its stage
   * @param store stores the edited deal
   */
  StageMove moveEdited(
      ChangeSet changes,
      Deal deal,
      Deal edited,
      String stageKey,
      @Nullable String reason,
      Consumer<Deal> store) {
    Pipeline pipeline = Stages.pipeline(changes.reader(), deal.pipelineId());
    Stage to = Stages.of(pipeline, stageKey);
    Deal before = stored(changes, deal.id());
    Deal after = changes.foreseen(DealFields.TYPE, edited);
    List<StageObstacle> obstacles =
        obstacles(
            asked(changes, pipeline, after, to, reason), ApprovedContent.isSame(before, after));
    if (!obstacles.isEmpty()) {
      return new StageMove.Refused(deal, obstacles);
    }
    store.accept(edited);
    AskedMove move = asked(changes, pipeline, stored(changes, deal.id()), to, reason);
    return new StageMove.Moved(moved(changes, move, null, next -> advanced(changes, next)));
  }

  /** Stage, dates and rate are set together, though whoever moves a deal may not see all of it. */
  private static Deal advanced(ChangeSet changes, Deal next) {
    return changes.advance(DealFields.TYPE, next.id().value(), stored -> next);
  }

  private static Deal stored(ChangeSet changes, DealId id) {
    return changes.stored(DealFields.TYPE, List.of(id.value())).get(0);
  }

  private AskedMove asked(
      ChangeSet changes, Pipeline pipeline, Deal deal, Stage to, @Nullable String reason) {
    return new AskedMove(
        changes.reader(), gateway.actor(), changes.now(), pipeline, deal, to, reason);
  }

  /**
   * Returns what keeps a deal out of a stage.
   *
   * @param same whether what was approved of it is still so
   */
  private List<StageObstacle> obstacles(AskedMove move, boolean same) {
    List<StageObstacle> obstacles = new ArrayList<>(order.obstacles(move));
    CloseReasons.obstacle(move).ifPresent(obstacles::add);
    obstacles.addAll(gate.obstacles(move));
    obstacles.addAll(approvals.obstacles(move, same));
    return obstacles;
  }

  /**
   * Returns what keeps a deal from beginning in a stage: what would keep it from going there from
   * the first open stage of its pipeline, in which nothing keeps it from beginning.
   *
   * @param deal as it shall be, but for its stage
   */
  List<StageObstacle> toBegin(
      Reader reader, Instant now, Pipeline pipeline, Deal deal, Stage stage) {
    String first =
        pipeline.stages().stream()
            .filter(one -> one.category() == StageCategory.OPEN)
            .findFirst()
            .map(Stage::key)
            .orElse("");
    if (stage.key().equals(first)) {
      return List.of();
    }
    Deal begun =
        new DealRule()
            .prepare(deal).toBuilder()
                .customerId(Customers.require(reader, deal.customerId()).id())
                .stage(first)
                .stageSince(now)
                .closedAt(null)
                .revision(Revision.first(now))
                .build();
    String reason = deal.closedFor() != null ? deal.closedFor() : deal.closeReason();
    return obstacles(
        new AskedMove(reader, gateway.actor(), now, pipeline, begun, stage, reason), false);
  }

  /**
   * Moves a deal that nothing keeps back.
   *
   * @param note what was said beside the key of a reason
   * @param store stores the moved deal, nothing of it concealed, and returns it as the actor sees
   *     it
   */
  private Deal moved(
      ChangeSet changes, AskedMove move, @Nullable String note, UnaryOperator<Deal> store) {
    Deal deal = move.deal();
    Stage to = move.to();
    approvals.use(changes, deal, to);
    boolean closed = Stages.isClosed(to);
    Optional<CloseReason> known = CloseReasons.named(move.pipeline(), to, move.reason());
    String words = note != null ? note : known.map(CloseReason::name).orElse(move.reason());
    Instant closedAt = Stages.closedAt(move.pipeline(), deal, to, move.now());
    Deal next =
        deal.toBuilder()
            .stage(to.key())
            .stageSince(changes.now())
            .closedAt(closedAt)
            .closeReason(closed ? words : null)
            .closedFor(closed ? known.map(CloseReason::key).orElse(null) : null)
            .frozenRate(freezing.after(changes.reader(), deal, closedAt))
            .build();
    Deal stored = store.apply(next);
    history(changes, next, deal, words);
    return stored;
  }

  /** Notes that a deal is in another stage than before, or that it began. */
  static void history(
      ChangeSet changes, Deal deal, @Nullable Deal before, @Nullable String reason) {
    // The history is the library's own: whoever may store the deal need not be allowed to write it.
    changes.followWith(
        StageChangeFields.TYPE,
        new StageChange(
            StageChangeId.UNASSIGNED,
            deal.id(),
            before == null ? null : before.stage(),
            deal.stage(),
            changes.now(),
            changes.actor(),
            reason,
            before == null ? null : Duration.between(before.stageSince(), changes.now()),
            Revision.NEW),
        null);
  }
}
