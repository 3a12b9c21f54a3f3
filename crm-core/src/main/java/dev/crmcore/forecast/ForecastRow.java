package dev.crmcore.forecast;

import static java.util.Objects.requireNonNull;

import dev.crmcore.deal.Chance;
import dev.crmcore.model.Money;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of somebody, or of a team, in a month. All amounts but those that could not be
 * converted are in one currency.
 *
 * @param month the month in which deals were or should be closed
 * @param owner whose deals, a person's or a team's as was asked; null for those of nobody
 * @param won what was won
 * @param weighted what was won and what is expected: each open deal by its chance
 * @param best what was won and all that is open
 * @param worst what was won and what is nearly certain: open deals with a chance of at least {@link
 *     Forecast#COMMIT} percent
 * @param quota what is to be sold; null where nothing was said
 * @param deals how many deals count
 * @param withoutAmount how many more have no amount
 * @param unconverted what more there is for which there was no rate, one amount a deal
 * @param chances how many open deals count by a chance of which source
 */
public record ForecastRow(
    YearMonth month,
    @Nullable String owner,
    Money won,
    Money weighted,
    Money best,
    Money worst,
    @Nullable Money quota,
    long deals,
    long withoutAmount,
    List<Money> unconverted,
    Map<Chance.Source, Long> chances) {
  /** Checks that the parts are there, and copies the collections. */
  public ForecastRow {
    requireNonNull(month, "month");
    requireNonNull(won, "won");
    requireNonNull(weighted, "weighted");
    requireNonNull(best, "best");
    requireNonNull(worst, "worst");
    unconverted = List.copyOf(unconverted);
    chances = Map.copyOf(chances);
  }
}
