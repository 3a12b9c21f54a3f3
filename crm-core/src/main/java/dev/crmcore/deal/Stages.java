package dev.crmcore.deal;

import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds pipelines and their stages, and tells what it means to be there. */
final class Stages {
  private Stages() {}

  static boolean isClosed(Stage stage) {
    return stage.category() == StageCategory.WON || stage.category() == StageCategory.LOST;
  }

  /**
   * Returns when a deal that gets into a stage counts as closed: since it first had that outcome,
   * won or lost, if it goes from one stage with it to another; else from now on. Null in stages
   * that do not close.
   *
   * @param before the pipeline of the stage that the deal is in
   */
  static @Nullable Instant closedAt(Pipeline before, Deal deal, Stage to, Instant now) {
    if (!isClosed(to)) {
      return null;
    }
    Instant closed = deal.closedAt();
    boolean same =
        before.stage(deal.stage()).filter(from -> from.category() == to.category()).isPresent();
    return same && closed != null ? closed : now;
  }

  static Pipeline pipeline(Reader reader, PipelineId id) {
    return reader.get(PipelineFields.TYPE, id.value());
  }

  /**
   * Returns the stage in which a new deal begins.
   *
   * @throws InvalidInputException if the pipeline does not have it
   */
  static Stage first(Pipeline pipeline, Deal deal) {
    return deal.stage().isEmpty() ? pipeline.stages().get(0) : of(pipeline, deal.stage());
  }

  /**
   * Returns the stage with a key.
   *
   * @throws InvalidInputException if the pipeline does not have it
   */
  static Stage of(Pipeline pipeline, String key) {
    return pipeline
        .stage(key)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "The pipeline '%s' has no stage '%s'; it has: %s."
                        .formatted(
                            pipeline.name(),
                            key,
                            pipeline.stages().stream().map(Stage::key).toList())));
  }
}
