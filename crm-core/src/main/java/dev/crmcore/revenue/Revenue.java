package dev.crmcore.revenue;

import static java.util.Objects.requireNonNull;

import dev.crmcore.analytics.MonthRange;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.rates.RatePolicy;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recurring revenue: what customers pay month after month for what they bought. It is counted from
 * the lines of deals that were won, are not archived, and that the actor may see. Belongs to one
 * session; not safe for use by several threads at once.
 */
public final class Revenue {
  private final Gateway gateway;
  private final RatePolicy rates;

  /** Creates the service; hosts get it from their session. */
  public Revenue(Gateway gateway, RatePolicy rates) {
    this.gateway = gateway;
    this.rates = rates;
  }

  /**
   * Returns the recurring revenue of some months. A line that is paid for monthly, quarterly or
   * yearly counts in every month on whose last day it runs: from its first day, or the day on which
   * the deal was closed, to its last one; a renewal whose line starts the day after continues it.
   * One that is paid for once counts in the month in which the deal was closed. All without tax.
   * Other currencies are converted at the rate that the deal froze, or that of the day on which it
   * was closed.
   *
   * <p>Keeps one number for each customer and month in memory.
   */
  public RevenueFigures recurring(MonthRange range, Currency currency) {
    requireNonNull(currency, "currency");
    return gateway.read(
        reader -> {
          Map<PipelineId, Pipeline> pipelines = new HashMap<>();
          reader.scan(
              PipelineFields.TYPE, Conditions.everyone(), one -> pipelines.put(one.id(), one));
          RevenueCount count =
              new RevenueCount(reader, rates, currency, range, gateway.engine().zone());
          reader.scan(
              DealFields.TYPE,
              Conditions.all(
                  new Condition.Missing(EntityType.ARCHIVED_AT),
                  Conditions.present(DealFields.CLOSED_AT)),
              deal -> {
                if (isWon(deal, pipelines.get(deal.pipelineId()))) {
                  count.add(deal);
                }
              });
          return count.figures();
        });
  }

  private static boolean isWon(Deal deal, @Nullable Pipeline pipeline) {
    return pipeline != null
        && pipeline
            .stage(deal.stage())
            .map(Stage::category)
            .filter(one -> one == StageCategory.WON)
            .isPresent();
  }
}
