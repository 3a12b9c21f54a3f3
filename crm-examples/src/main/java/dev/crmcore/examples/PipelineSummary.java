package dev.crmcore.examples;

import dev.crmcore.deal.Deals;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A pipeline with its deals.
 *
 * @param pipeline which
 * @param deals all of them
 */
record PipelineSummary(Pipeline pipeline, List<Deal> deals) {
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
      Stage stage, int deals, Collection<Money> amounts, Collection<Money> weighted) {
    static String text(Collection<Money> amounts) {
      return amounts.stream().map(Figures::money).collect(Collectors.joining(" + "));
    }
  }

  List<StageFigures> stages() {
    return pipeline.stages().stream().map(this::figures).toList();
  }

  private StageFigures figures(Stage stage) {
    List<Deal> here = deals.stream().filter(deal -> deal.stage().equals(stage.key())).toList();
    TreeMap<String, Money> amounts = new TreeMap<>();
    TreeMap<String, Money> weighted = new TreeMap<>();
    for (Deal deal : here) {
      Money amount = deal.amount();
      if (amount != null) {
        BigDecimal chance = BigDecimal.valueOf(Deals.probability(deal, pipeline), 2);
        String currency = amount.currency().getCurrencyCode();
        amounts.merge(currency, amount, Money::plus);
        weighted.merge(currency, amount.times(chance), Money::plus);
      }
    }
    return new StageFigures(stage, here.size(), amounts.values(), weighted.values());
  }
}
