package dev.crmcore.deal;

import dev.crmcore.deal.StageObstacle.Kind;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.CloseReason;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineRules;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of a pipeline's reasons a deal is closed with. */
final class CloseReasons {
  private CloseReasons() {}

  /** Returns the reason that a text names by its key, else its name, if the stage closes a deal. */
  static Optional<CloseReason> named(Pipeline pipeline, Stage to, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String said = text.strip();
    List<CloseReason> offered = offered(pipeline, to);
    return offered.stream()
        .filter(one -> one.key().equals(said))
        .findFirst()
        .or(() -> offered.stream().filter(one -> one.name().equalsIgnoreCase(said)).findFirst());
  }

  private static List<CloseReason> offered(Pipeline pipeline, Stage to) {
    boolean won = to.category() == StageCategory.WON;
    return Stages.isClosed(to)
        ? pipeline.closeReasons().stream().filter(one -> one.active() && one.won() == won).toList()
        : List.of();
  }

  /**
   * Checks that a reason can be given.
   *
   * @throws InvalidInputException if it cannot
   */
  static void require(Pipeline pipeline, Stage to, String key) {
    List<String> keys = offered(pipeline, to).stream().map(CloseReason::key).toList();
    if (!keys.contains(key)) {
      throw new InvalidInputException(
          "E_CLOSE_REASON",
          keys.isEmpty()
              ? "'%s' is no reason to enter '%s': the pipeline has none for that stage. Move the deal there, with what there is to say as the reason."
                  .formatted(key, to.key())
              : "'%s' is no reason to enter '%s'; there are: %s."
                  .formatted(key, to.key(), String.join(", ", keys)));
    }
  }

  static Optional<StageObstacle> obstacle(AskedMove move) {
    PipelineRules rules = move.pipeline().rules();
    boolean needed =
        (move.to().category() == StageCategory.WON && rules.wonReasonNeeded())
            || (move.to().category() == StageCategory.LOST && rules.lostReasonNeeded());
    if (!needed || named(move.pipeline(), move.to(), move.reason()).isPresent()) {
      return Optional.empty();
    }
    List<String> keys = offered(move.pipeline(), move.to()).stream().map(CloseReason::key).toList();
    return Optional.of(
        new StageObstacle(
            Kind.CLOSE_REASON,
            "To enter '%s', give one of the reasons: %s."
                .formatted(move.to().key(), String.join(", ", keys)),
            keys));
  }
}
