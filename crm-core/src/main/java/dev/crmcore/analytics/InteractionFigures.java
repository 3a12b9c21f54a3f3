package dev.crmcore.analytics;

import dev.crmcore.model.Direction;
import dev.crmcore.model.InteractionKind;
import java.util.List;

/**
 * How often we and our customers were in touch.
 *
 * @param definition what was counted
 * @param rows in the order of kind and direction; what did not happen is not there
 * @since 0.1
 */
public record InteractionFigures(String definition, List<Row> rows) {
  /** Copies the rows. */
  public InteractionFigures {
    rows = List.copyOf(rows);
  }

  /**
   * One kind of touch.
   *
   * @param kind which
   * @param direction who started it
   * @param interactions how many
   */
  public record Row(InteractionKind kind, Direction direction, long interactions) {}
}
