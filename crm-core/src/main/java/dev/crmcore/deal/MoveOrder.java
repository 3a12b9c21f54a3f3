package dev.crmcore.deal;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.StageChangeFields;
import dev.crmcore.deal.StageObstacle.Kind;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineRules;
import dev.crmcore.model.PipelineRules.Reopening;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import dev.crmcore.query.Conditions;
import dev.crmcore.segmentation.ConditionText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which way deals go: how far forward, how far back, and whether out of a stage that closed them.
 */
final class MoveOrder {
  private final ConditionText conditions;

  MoveOrder(ConditionText conditions) {
    this.conditions = conditions;
  }

  /** Returns what is wrong with the way of a move; nothing if it may go it. */
  List<StageObstacle> obstacles(AskedMove move) {
    List<StageObstacle> obstacles = new ArrayList<>();
    next(move).ifPresent(obstacles::add);
    boolean wasClosed =
        move.pipeline().stage(move.deal().stage()).filter(Stages::isClosed).isPresent();
    if (wasClosed) {
      obstacles.addAll(reopening(move));
    }
    if (move.to().category() == StageCategory.OPEN || move.to().category() == StageCategory.WON) {
      lastOpen(move).flatMap(from -> distance(move, from)).ifPresent(obstacles::add);
    }
    return obstacles;
  }

  private static Optional<StageObstacle> next(AskedMove move) {
    return move.pipeline()
        .stage(move.deal().stage())
        .filter(from -> !from.allowedNext().isEmpty())
        .filter(from -> !from.allowedNext().contains(move.to().key()))
        .map(
            from ->
                new StageObstacle(
                    Kind.NOT_NEXT,
                    "From '%s' a deal goes to %s, not to '%s'."
                        .formatted(from.key(), from.allowedNext(), move.to().key()),
                    from.allowedNext()));
  }

  /** Returns the open stage that the deal is in, or was in last. */
  private static Optional<Stage> lastOpen(AskedMove move) {
    Pipeline pipeline = move.pipeline();
    Optional<Stage> current = open(pipeline, move.deal().stage());
    if (current.isPresent()) {
      return current;
    }
    List<StageChange> moves = new ArrayList<>();
    move.reader()
        .scanUnseen(
            StageChangeFields.TYPE,
            Conditions.equal(StageChangeFields.DEAL_ID, move.deal().id().value()),
            moves::add);
    // Ids are given in order, so they tell apart what happened in one instant.
    return moves.stream()
        .filter(one -> open(pipeline, one.to()).isPresent())
        .max(
            Comparator.comparing(StageChange::at).thenComparing(one -> one.id().value().toString()))
        .flatMap(one -> open(pipeline, one.to()));
  }

  private static Optional<Stage> open(Pipeline pipeline, String key) {
    return pipeline.stage(key).filter(one -> one.category() == StageCategory.OPEN);
  }

  private static Optional<StageObstacle> distance(AskedMove move, Stage from) {
    List<Stage> open =
        move.pipeline().stages().stream()
            .filter(one -> one.category() == StageCategory.OPEN)
            .toList();
    PipelineRules rules = move.pipeline().rules();
    int start = open.indexOf(from);
    boolean won = move.to().category() == StageCategory.WON;
    int end = won ? open.size() : open.indexOf(move.to());
    if (end < start) {
      return back(move, rules);
    }
    Long most = rules.maxSkipped();
    List<String> skipped =
        open.subList(Math.min(start + 1, end), end).stream().map(Stage::key).toList();
    return most == null || skipped.size() <= most
        ? Optional.empty()
        : Optional.of(
            new StageObstacle(
                Kind.SKIPS,
                "From '%s' to '%s' a deal would pass over %s; at most %d %s allowed."
                    .formatted(
                        from.key(), move.to().key(), skipped, most, most == 1 ? "is" : "are"),
                skipped));
  }

  private static Optional<StageObstacle> back(AskedMove move, PipelineRules rules) {
    String to = move.to().key();
    if (!rules.backward()) {
      return Optional.of(
          StageObstacle.of(
              Kind.BACK, "A deal does not go back, not to '%s' either.".formatted(to)));
    }
    if (!rules.backTo().isEmpty() && !rules.backTo().contains(to)) {
      return Optional.of(
          new StageObstacle(
              Kind.BACK,
              "A deal goes back to %s, not to '%s'.".formatted(rules.backTo(), to),
              rules.backTo()));
    }
    return rules.reasonToGoBack() && !move.hasReason()
        ? Optional.of(StageObstacle.of(Kind.REASON, "To go back to '%s', say why.".formatted(to)))
        : Optional.empty();
  }

  private List<StageObstacle> reopening(AskedMove move) {
    Reopening rule = move.pipeline().rules().reopening();
    String from = move.deal().stage();
    if (!rule.allowed()) {
      return List.of(
          StageObstacle.of(
              Kind.CLOSED, "The deal is closed in '%s', and stays closed.".formatted(from)));
    }
    List<StageObstacle> obstacles = new ArrayList<>();
    if (!rule.roles().isEmpty()
        && rule.roles().stream().noneMatch(move.actor().roles()::contains)) {
      obstacles.add(
          new StageObstacle(
              Kind.REOPEN_ROLE,
              "The deal is closed in '%s'; whoever is %s may open it again."
                  .formatted(from, String.join(" or ", rule.roles())),
              rule.roles()));
    }
    String condition = rule.condition();
    if (condition != null
        && !move.reader()
            .test(DealFields.TYPE, conditions.parse(condition, DealFields.TYPE), move.deal())) {
      obstacles.add(
          StageObstacle.of(
              Kind.REOPEN_CONDITION,
              "To open the deal again, this must hold: %s".formatted(condition)));
    }
    Long days = rule.withinDays();
    Instant closed = move.deal().closedAt();
    if (days != null && closed != null && closed.plus(Duration.ofDays(days)).isBefore(move.now())) {
      obstacles.add(
          StageObstacle.of(
              Kind.REOPEN_TOO_LATE,
              "The deal was closed at %s; it can be opened again within %d days."
                  .formatted(closed, days)));
    }
    if (rule.reasonNeeded() && !move.hasReason()) {
      obstacles.add(
          StageObstacle.of(Kind.REASON, "The deal is closed; to open it again, say why."));
    }
    return obstacles;
  }
}
