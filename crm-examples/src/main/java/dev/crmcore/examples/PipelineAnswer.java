package dev.crmcore.examples;

import dev.crmcore.analytics.PipelineFigures;
import dev.crmcore.analytics.PipelineFigures.StageFigures;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import dev.crmcore.model.StageCategory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pipelines in figures.
 *
 * @param pipelines all of them
 * @param lists the deals by the name of their pipeline, or nothing
 */
record PipelineAnswer(List<PipelineFigures> pipelines, Map<String, List<Deal>> lists)
    implements Answer {
  @Override
  public Object json() {
    List<Object> all = new ArrayList<>();
    for (PipelineFigures pipeline : pipelines) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", pipeline.pipeline());
      json.put("definition", pipeline.definition());
      json.put("deals", deals(pipeline.stages()));
      json.put("stages", pipeline.stages().stream().map(PipelineAnswer::stage).toList());
      List<Deal> list = lists.get(pipeline.pipeline());
      if (list != null) {
        json.put("list", list.stream().map(PipelineAnswer::deal).toList());
      }
      all.add(json);
    }
    return Map.of("pipelines", all);
  }

  private static long deals(List<StageFigures> stages) {
    return stages.stream().mapToLong(StageFigures::deals).sum();
  }

  private static Map<String, Object> stage(StageFigures figures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", figures.key());
    json.put("name", figures.name());
    json.put("category", figures.category().name());
    json.put("deals", figures.deals());
    json.put("withoutAmount", figures.withoutAmount());
    json.put("amounts", figures.amounts().stream().map(Money::toString).toList());
    json.put("weighted", figures.weighted().stream().map(Money::toString).toList());
    return json;
  }

  private static Map<String, Object> deal(Deal deal) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", deal.id().toString());
    json.put("name", deal.name());
    json.put("stage", deal.stage());
    json.put("amount", deal.amount() == null ? null : deal.amount().toString());
    json.put("customer", deal.customerId().toString());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (pipelines.isEmpty()) {
      terminal.line("There is no pipeline yet.");
    }
    for (int i = 0; i < pipelines.size(); i++) {
      if (i > 0) {
        terminal.gap();
      }
      PipelineFigures pipeline = pipelines.get(i);
      terminal.heading(
          pipeline.pipeline() + ": " + Figures.count(deals(pipeline.stages()), "deal"));
      terminal.table(table(pipeline));
      List<Deal> list = lists.get(pipeline.pipeline());
      if (list != null) {
        terminal.gap();
        terminal.table(list(list));
      }
    }
  }

  /** Returns a row a stage and a column a currency; the last row weighs what is still open. */
  static TextTable table(PipelineFigures pipeline) {
    List<String> currencies =
        pipeline.stages().stream()
            .flatMap(stage -> stage.amounts().stream())
            .map(amount -> amount.currency().getCurrencyCode())
            .distinct()
            .sorted()
            .toList();
    TextTable table = new TextTable(2).words("stage").figures("deals");
    currencies.forEach(currency -> table.figures("in " + currency));
    for (StageFigures figures : pipeline.stages()) {
      table.row(cells(figures.name(), figures.deals(), figures.amounts(), currencies));
    }
    List<StageFigures> open = pipeline.stages().stream().filter(PipelineAnswer::isOpen).toList();
    return table.row(cells("open, times the chance", deals(open), weighted(open), currencies));
  }

  private static boolean isOpen(StageFigures figures) {
    return figures.category() == StageCategory.OPEN || figures.category() == StageCategory.ON_HOLD;
  }

  private static Collection<Money> weighted(List<StageFigures> stages) {
    SortedMap<String, Money> sums = new TreeMap<>();
    stages.stream()
        .flatMap(stage -> stage.weighted().stream())
        .forEach(amount -> sums.merge(amount.currency().getCurrencyCode(), amount, Money::plus));
    return sums.values();
  }

  private static String[] cells(
      String name, long deals, Collection<Money> amounts, List<String> currencies) {
    List<String> cells = new ArrayList<>(List.of(name, Figures.count(deals)));
    for (String currency : currencies) {
      cells.add(
          amounts.stream()
              .filter(amount -> amount.currency().getCurrencyCode().equals(currency))
              .map(Figures::amount)
              .findFirst()
              .orElse(""));
    }
    return cells.toArray(String[]::new);
  }

  private static TextTable list(List<Deal> deals) {
    TextTable table = new TextTable(2).words("deal").words("stage").figures("worth").words("id");
    for (Deal deal : deals) {
      Money amount = deal.amount();
      table.row(
          deal.name(),
          deal.stage(),
          amount == null ? "" : Figures.money(amount),
          deal.id().toString());
    }
    return table;
  }
}
