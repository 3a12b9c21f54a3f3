package dev.crmcore.analytics;

import dev.crmcore.model.Money;
import dev.crmcore.model.StageCategory;
import java.util.List;

/**
 * What lies in each stage of a pipeline now.
 *
 * @param definition what was counted
 * @param pipeline the name of the pipeline
 * @param stages in their order
 * @since 0.1
 */
public record PipelineFigures(String definition, String pipeline, List<StageFigures> stages) {
  /** Copies the stages. */
  public PipelineFigures {
    stages = List.copyOf(stages);
  }

  /**
   * What lies in one stage.
   *
   * @param key the stage
   * @param name its name
   * @param category what being there means
   * @param deals how many deals
   * @param withoutAmount how many of them have no amount and so are in no total
   * @param amounts what they are worth, one total a currency
   * @param weighted the same times each deal's chance of winning
   * @param unconverted where one currency was asked for: what is in no total because there was no
   *     rate
   */
  public record StageFigures(
      String key,
      String name,
      StageCategory category,
      long deals,
      long withoutAmount,
      List<Money> amounts,
      List<Money> weighted,
      List<Money> unconverted) {
    /** Copies the amounts. */
    public StageFigures {
      amounts = List.copyOf(amounts);
      weighted = List.copyOf(weighted);
      unconverted = List.copyOf(unconverted);
    }
  }
}
