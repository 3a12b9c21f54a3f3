package dev.crmcore.deal;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the open deals that somebody should look at. */
final class StaleDeals {
  private final Gateway gateway;

  StaleDeals(Gateway gateway) {
    this.gateway = gateway;
  }

  List<StaleDeal> find(Reader reader, int limit) {
    Map<PipelineId, Pipeline> known = new HashMap<>();
    reader
        .list(PipelineFields.TYPE, Conditions.everyone(), Deals.MAX_PIPELINES)
        .forEach(pipeline -> known.put(pipeline.id(), pipeline));
    List<StaleDeal> stale = new ArrayList<>();
    reader.scan(
        DealFields.TYPE,
        Conditions.missing(DealFields.CLOSED_AT),
        deal -> {
          Set<StaleDeal.Reason> reasons = reasons(deal, known.get(deal.pipelineId()));
          if (!reasons.isEmpty()) {
            stale.add(new StaleDeal(deal, reasons));
          }
        });
    stale.sort(Comparator.comparing(one -> one.deal().stageSince()));
    return List.copyOf(stale.subList(0, Math.min(limit, stale.size())));
  }

  private Set<StaleDeal.Reason> reasons(Deal deal, @Nullable Pipeline pipeline) {
    Instant now = gateway.engine().now();
    LocalDate today = LocalDate.ofInstant(now, gateway.engine().zone());
    Set<StaleDeal.Reason> reasons = EnumSet.noneOf(StaleDeal.Reason.class);
    Integer days =
        pipeline == null
            ? null
            : pipeline
                .stage(deal.stage())
                .filter(stage -> stage.category() != StageCategory.ON_HOLD)
                .map(Stage::rottingAfterDays)
                .orElse(null);
    if (days != null && deal.stageSince().plus(Duration.ofDays(days)).isBefore(now)) {
      reasons.add(StaleDeal.Reason.ROTTING);
    }
    if (deal.nextStep() == null) {
      reasons.add(StaleDeal.Reason.NO_NEXT_STEP);
    }
    if (deal.nextStepOn() != null && deal.nextStepOn().isBefore(today)) {
      reasons.add(StaleDeal.Reason.NEXT_STEP_OVERDUE);
    }
    if (deal.expectedCloseOn() != null && deal.expectedCloseOn().isBefore(today)) {
      reasons.add(StaleDeal.Reason.CLOSE_OVERDUE);
    }
    return reasons;
  }
}
