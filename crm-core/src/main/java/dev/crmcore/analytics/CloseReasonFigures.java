package dev.crmcore.analytics;

import dev.crmcore.model.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why deals of a pipeline were lost and won.
 *
 * @param definition what was counted
 * @param pipeline the name of the pipeline
 * @param rows lost deals first, the most frequent reason first
 * @since 0.1
 */
public record CloseReasonFigures(String definition, String pipeline, List<Row> rows) {
  /** Copies the rows. */
  public CloseReasonFigures {
    rows = List.copyOf(rows);
  }

  /**
   * One reason.
   *
   * @param won whether the deals were won, or else lost
   * @param key the reason; null for deals closed without one of the pipeline's reasons
   * @param name its name today, or the key where the pipeline does not have it any more
   * @param deals how many deals
   * @param withoutAmount how many of them have no amount and so are in no total
   * @param amounts what they are or would have been worth, one total a currency
   * @param unconverted where one currency was asked for: what is in no total because there was no
   *     rate
   */
  public record Row(
      boolean won,
      @Nullable String key,
      @Nullable String name,
      long deals,
      long withoutAmount,
      List<Money> amounts,
      List<Money> unconverted) {
    /** Copies the amounts. */
    public Row {
      amounts = List.copyOf(amounts);
      unconverted = List.copyOf(unconverted);
    }
  }
}
