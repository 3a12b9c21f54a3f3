package dev.crmcore.forecast;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.ForecastSnapshot;
import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How right a forecast was.
 *
 * @param forecast what was expected, and when
 * @param won what was won in the month in the end
 */
public record ForecastAccuracy(ForecastSnapshot forecast, Money won) {
  /** Checks that the parts are there. */
  public ForecastAccuracy {
    requireNonNull(forecast, "forecast");
    requireNonNull(won, "won");
  }

  /**
   * Returns how far the weighted forecast was off, in percent of what was won, to one place:
   * positive where too much was expected; null where nothing was won.
   */
  public @Nullable BigDecimal errorPercent() {
    return won.amount().signum() == 0
        ? null
        : forecast
            .weighted()
            .minus(won)
            .amount()
            .multiply(BigDecimal.valueOf(100))
            .divide(won.amount(), 1, RoundingMode.HALF_EVEN);
  }
}
