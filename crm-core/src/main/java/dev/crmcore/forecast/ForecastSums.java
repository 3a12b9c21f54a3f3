package dev.crmcore.forecast;

import dev.crmcore.deal.Chance;
import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sums of one owner in one month; each deal is rounded by itself, so that they add up. */
final class ForecastSums {
  private final List<Money> unconverted = new ArrayList<>();
  private final Map<Chance.Source, Long> chances = new EnumMap<>(Chance.Source.class);
  private Money won;
  private Money weighted;
  private Money best;
  private Money worst;
  private long deals;
  private long withoutAmount;
  private @Nullable Money quota;

  ForecastSums(Money zero) {
    won = zero;
    weighted = zero;
    best = zero;
    worst = zero;
  }

  void won(Money amount) {
    deals++;
    won = won.plus(amount);
    weighted = weighted.plus(amount);
    best = best.plus(amount);
    worst = worst.plus(amount);
  }

  void open(Money amount, Chance chance) {
    deals++;
    chances.merge(chance.source(), 1L, Long::sum);
    weighted = weighted.plus(amount.times(BigDecimal.valueOf(chance.percent(), 2)));
    best = best.plus(amount);
    if (chance.percent() >= Forecast.COMMIT) {
      worst = worst.plus(amount);
    }
  }

  void unconverted(Money amount) {
    unconverted.add(amount);
  }

  void withoutAmount() {
    withoutAmount++;
  }

  void quota(Money amount) {
    quota = amount;
  }

  ForecastRow row(YearMonth month, @Nullable String owner) {
    return new ForecastRow(
        month,
        owner,
        won,
        weighted,
        best,
        worst,
        quota,
        deals,
        withoutAmount,
        unconverted,
        chances);
  }
}
