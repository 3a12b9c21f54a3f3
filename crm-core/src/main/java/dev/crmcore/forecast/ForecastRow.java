package dev.crmcore.forecast;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.Money;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of somebody in a month. All amounts are in one currency.
 *
 * @param month the month in which deals were or should be closed
 * @param owner whose deals; null for those of nobody
 * @param won what was won
 * @param weighted what was won and what is expected: each open deal by its chance
 * @param best what was won and all that is open
 * @param worst what was won and what is nearly certain: open deals with a chance of at least {@link
 *     Forecast#COMMIT} percent
 * @param quota what is to be sold; null where nothing was said
 */
public record ForecastRow(
    YearMonth month,
    @Nullable String owner,
    Money won,
    Money weighted,
    Money best,
    Money worst,
    @Nullable Money quota) {
  /** Checks that the parts are there. */
  public ForecastRow {
    requireNonNull(month, "month");
    requireNonNull(won, "won");
    requireNonNull(weighted, "weighted");
    requireNonNull(best, "best");
    requireNonNull(worst, "worst");
  }
}
