package dev.crmcore.analytics;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who came, when, and from where.
 *
 * @param definition what was counted
 * @param rows by month, then the largest source first; months and sources with nobody are not there
 * @since 0.1
 */
public record NewCustomers(String definition, List<Row> rows) {
  /** Copies the rows. */
  public NewCustomers {
    rows = List.copyOf(rows);
  }

  /**
   * The new customers of a month from one source.
   *
   * @param month which
   * @param source in folded form, so that "Web" and "web" are one; null where it is not known
   * @param customers how many
   */
  public record Row(YearMonth month, @Nullable String source, long customers) {}
}
