package dev.crmcore.analytics;

import dev.crmcore.analytics.PipelineFigures.StageFigures;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.deal.Chances;
import dev.crmcore.deal.DealAmounts;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CloseReason;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.rates.RatePolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Figures about the deals of one pipeline. */
final class DealFigures {
  private static final Condition KEPT = new Condition.Missing(EntityType.ARCHIVED_AT);

  private final Gateway gateway;
  private final RatePolicy rates;

  DealFigures(Gateway gateway, RatePolicy rates) {
    this.gateway = gateway;
    this.rates = rates;
  }

  static Condition of(Pipeline pipeline) {
    return Conditions.all(KEPT, Conditions.equal(DealFields.PIPELINE_ID, pipeline.id().value()));
  }

  /** Returns what counts deals in one currency, or each currency by itself where none is named. */
  private Supplier<DealCounts> counting(Reader reader, @Nullable Currency currency) {
    if (currency == null) {
      return DealCounts::new;
    }
    DealAmounts amounts = new DealAmounts(reader, rates, currency, gateway.engine().zone());
    LocalDate today = LocalDate.ofInstant(gateway.engine().now(), gateway.engine().zone());
    return () -> new DealCounts(deal -> amounts.of(deal, today));
  }

  private static String inWords(@Nullable Currency currency) {
    return currency == null
        ? ""
        : " All in %s: closed deals at the rate they froze or of the day they were closed,"
                .formatted(currency)
            + " open ones at that of today; what has no rate is in no total and listed aside.";
  }

  PipelineFigures pipeline(Reader reader, PipelineId id, @Nullable Currency currency) {
    Pipeline pipeline = reader.get(PipelineFields.TYPE, id.value());
    Supplier<DealCounts> counting = counting(reader, currency);
    Map<String, DealCounts> byStage = new HashMap<>();
    for (Stage stage : pipeline.stages()) {
      byStage.put(stage.key(), counting.get());
    }
    Chances chances = new Chances(reader);
    reader.scan(
        DealFields.TYPE,
        of(pipeline),
        deal -> {
          DealCounts counts = byStage.get(deal.stage());
          if (counts != null) {
            counts.add(deal, chances.of(deal, pipeline).percent());
          }
        });
    return new PipelineFigures(
        "Deals of the pipeline '%s' that are not archived, by the stage they are in now. Each"
                .formatted(pipeline.name())
            + " is weighted by the chance somebody gave it, else by that of its stage"
            + (pipeline.rules().learnsChances() ? " as learnt from closed deals." : ".")
            + inWords(currency),
        pipeline.name(),
        pipeline.stages().stream().map(each -> stage(each, byStage)).toList());
  }

  private static StageFigures stage(Stage stage, Map<String, DealCounts> byStage) {
    DealCounts counts = byStage.getOrDefault(stage.key(), new DealCounts());
    return new StageFigures(
        stage.key(),
        stage.name(),
        stage.category(),
        counts.deals(),
        counts.withoutAmount(),
        counts.amounts().list(),
        counts.weighted().list(),
        counts.unconverted().list());
  }

  CloseReasonFigures closeReasons(
      Reader reader, PipelineId id, MonthRange range, @Nullable Currency currency) {
    Pipeline pipeline = reader.get(PipelineFields.TYPE, id.value());
    Supplier<DealCounts> counting = counting(reader, currency);
    record Key(boolean won, @Nullable String reason) {}
    Map<Key, DealCounts> counts = new HashMap<>();
    reader.scan(
        DealFields.TYPE,
        Conditions.all(of(pipeline), range.holds(DealFields.CLOSED_AT, gateway.engine().zone())),
        deal ->
            outcome(pipeline, deal)
                .ifPresent(
                    won ->
                        counts
                            .computeIfAbsent(new Key(won, deal.closedFor()), key -> counting.get())
                            .add(deal, 100)));
    List<CloseReasonFigures.Row> rows = new ArrayList<>();
    counts.forEach(
        (key, one) ->
            rows.add(
                new CloseReasonFigures.Row(
                    key.won(),
                    key.reason(),
                    name(pipeline, key.reason()),
                    one.deals(),
                    one.withoutAmount(),
                    one.amounts().list(),
                    one.unconverted().list())));
    rows.sort(
        Comparator.comparing(CloseReasonFigures.Row::won)
            .thenComparing(Comparator.comparing(CloseReasonFigures.Row::deals).reversed())
            .thenComparing(row -> String.valueOf(row.key())));
    return new CloseReasonFigures(
        "Deals of the pipeline '%s' that are not archived and were closed in %s (%s), by the reason"
                .formatted(pipeline.name(), range, gateway.engine().zone())
            + " they were closed with; lost ones first."
            + inWords(currency),
        pipeline.name(),
        rows);
  }

  private static Optional<Boolean> outcome(Pipeline pipeline, Deal deal) {
    return pipeline
        .stage(deal.stage())
        .map(Stage::category)
        .filter(one -> one == StageCategory.WON || one == StageCategory.LOST)
        .map(one -> one == StageCategory.WON);
  }

  private static @Nullable String name(Pipeline pipeline, @Nullable String key) {
    return pipeline.closeReasons().stream()
        .filter(one -> one.key().equals(key))
        .map(CloseReason::name)
        .findFirst()
        .orElse(key);
  }
}
