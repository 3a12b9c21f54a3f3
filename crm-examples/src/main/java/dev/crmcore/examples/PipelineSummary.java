package dev.crmcore.examples;

import dev.crmcore.deal.Deals;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pipeline with its deals.
 *
 * @param pipeline which
 * @param deals all of them
 */
record PipelineSummary(Pipeline pipeline, List<Deal> deals) {
  private static final int PERCENT = 2;

  /**
   * One stage in figures. Money of different currencies is never added, so there is one amount a
   * currency.
   *
   * @param stage which
   * @param deals how many
   * @param amounts what they are worth
   * @param weighted what they are worth times the chance of winning
   */
  record StageFigures(
      Stage stage, int deals, Collection<Money> amounts, Collection<Money> weighted) {}

  List<StageFigures> stages() {
    return pipeline.stages().stream().map(this::figures).toList();
  }

  private StageFigures figures(Stage stage) {
    List<Deal> here = deals.stream().filter(deal -> deal.stage().equals(stage.key())).toList();
    List<Money> amounts = new ArrayList<>();
    List<Money> weighted = new ArrayList<>();
    for (Deal deal : here) {
      Money amount = deal.amount();
      if (amount != null) {
        amounts.add(amount);
        weighted.add(amount.times(BigDecimal.valueOf(Deals.probability(deal, pipeline), PERCENT)));
      }
    }
    return new StageFigures(stage, here.size(), sums(amounts), sums(weighted));
  }

  /** Adds up by currency. */
  static Collection<Money> sums(Collection<Money> amounts) {
    SortedMap<String, Money> sums = new TreeMap<>();
    amounts.forEach(amount -> sums.merge(amount.currency().getCurrencyCode(), amount, Money::plus));
    return sums.values();
  }
}
