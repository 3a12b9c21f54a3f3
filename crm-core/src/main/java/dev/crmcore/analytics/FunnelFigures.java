package dev.crmcore.analytics;

import dev.crmcore.model.StageCategory;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How deals went through a pipeline.
 *
 * @param definition what was counted
 * @param pipeline the name of the pipeline
 * @param deals how many deals were looked at
 * @param steps the stages in their order
 * @since 0.1
 */
public record FunnelFigures(String definition, String pipeline, long deals, List<Step> steps) {
  /** Copies the steps. */
  public FunnelFigures {
    steps = List.copyOf(steps);
  }

  /**
   * One stage.
   *
   * @param key the stage
   * @param name its name
   * @param category what being there means
   * @param entered how many deals ever came here, each once
   * @param wentOn how many of them later came to a later stage that is not lost
   * @param conversion {@code wentOn ÷ entered}, or null for a closed stage or one nobody entered
   * @param medianStay the median of the stays that have ended, or null where none has
   */
  public record Step(
      String key,
      String name,
      StageCategory category,
      long entered,
      long wentOn,
      @Nullable Double conversion,
      @Nullable Duration medianStay) {}
}
