package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was expected of a month on a day, so that later somebody can ask.
 *
 * @param id the identity
 * @param takenOn the day it was taken
 * @param month the first day of the month it is about
 * @param owner whose deals; null for those of nobody
 * @param won what was won in the month so far
 * @param weighted what was won and what is expected, each open deal by its chance
 * @param best what was won and all that is open
 * @param worst what was won and what is nearly certain
 * @param quota what was to be sold; null where nothing was said
 * @param unconverted how many deals are left out because there was no rate; null where that was not
 *     counted
 * @param revision the bookkeeping
 */
public record ForecastSnapshot(
    ForecastSnapshotId id,
    LocalDate takenOn,
    LocalDate month,
    @Nullable String owner,
    Money won,
    Money weighted,
    Money best,
    Money worst,
    @Nullable Money quota,
    @Nullable Long unconverted,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public ForecastSnapshot {
    requireNonNull(id, "id");
    requireNonNull(takenOn, "takenOn");
    requireNonNull(month, "month");
    requireNonNull(won, "won");
    requireNonNull(weighted, "weighted");
    requireNonNull(best, "best");
    requireNonNull(worst, "worst");
    requireNonNull(revision, "revision");
  }
}
