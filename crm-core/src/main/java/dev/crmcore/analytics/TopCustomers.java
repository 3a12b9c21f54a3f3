package dev.crmcore.analytics;

import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Money;
import java.util.List;

/**
 * Who bought most.
 *
 * @param definition what was counted
 * @param rows the largest total first
 * @since 0.1
 */
public record TopCustomers(String definition, List<Row> rows) {
  /** Copies the rows. */
  public TopCustomers {
    rows = List.copyOf(rows);
  }

  /**
   * One customer.
   *
   * @param customerId who
   * @param name the name to show
   * @param purchases how many
   * @param total what was paid in all
   */
  public record Row(CustomerId customerId, String name, long purchases, Money total) {}
}
