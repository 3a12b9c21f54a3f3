package dev.crmcore.forecast;

import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.deal.Chances;
import dev.crmcore.deal.ConvertedAmount;
import dev.crmcore.deal.DealAmounts;
import dev.crmcore.gateway.Engine;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Conditions;
import dev.crmcore.rates.RatePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which month a deal counts, for how much and by which chance. */
final class ForecastDeals {
  private final Map<PipelineId, Pipeline> pipelines = new HashMap<>();
  private final Chances chances;
  private final DealAmounts amounts;
  private final ZoneId zone;
  private final LocalDate today;

  ForecastDeals(Reader reader, RatePolicy rates, Currency currency, Engine engine) {
    reader.scan(PipelineFields.TYPE, Conditions.everyone(), one -> pipelines.put(one.id(), one));
    this.chances = new Chances(reader);
    this.zone = engine.zone();
    this.amounts = new DealAmounts(reader, rates, currency, zone);
    this.today = LocalDate.ofInstant(engine.now(), zone);
  }

  /** Returns the month in which a deal counts; null for one that was lost or has no day. */
  @Nullable YearMonth monthOf(Deal deal) {
    Instant closed = deal.closedAt();
    if (closed != null) {
      return stage(deal) == StageCategory.WON
          ? YearMonth.from(LocalDate.ofInstant(closed, zone))
          : null;
    }
    LocalDate expected = deal.expectedCloseOn();
    if (expected == null) {
      return null;
    }
    YearMonth month = YearMonth.from(expected);
    YearMonth current = YearMonth.from(today);
    return month.isBefore(current) ? current : month;
  }

  private @Nullable StageCategory stage(Deal deal) {
    Pipeline pipeline = pipelines.get(deal.pipelineId());
    return pipeline == null ? null : pipeline.stage(deal.stage()).map(Stage::category).orElse(null);
  }

  void add(Deal deal, ForecastSums sums) {
    Money amount = deal.amount();
    if (amount == null) {
      sums.withoutAmount();
      return;
    }
    Optional<ConvertedAmount> converted = amounts.of(deal, today);
    if (converted.isEmpty()) {
      sums.unconverted(amount);
    } else if (deal.closedAt() != null) {
      sums.won(converted.get().amount());
    } else {
      sums.open(converted.get().amount(), chances.of(deal, pipelines.get(deal.pipelineId())));
    }
  }
}
