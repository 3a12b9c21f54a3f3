package dev.crmcore.deal;

import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;

/** Finds pipelines and their stages, and tells what it means to be there. */
final class Stages {
  private Stages() {}

  static boolean isClosed(Stage stage) {
    return stage.category() == StageCategory.WON || stage.category() == StageCategory.LOST;
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
