package dev.crmcore.examples;

import dev.crmcore.examples.PipelineSummary.StageFigures;
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

/**
 * The pipelines in figures.
 *
 * @param pipelines all of them
 * @param listed whether to list the deals
 */
record PipelineAnswer(List<PipelineSummary> pipelines, boolean listed) implements Answer {
  @Override
  public Object json() {
    List<Object> all = new ArrayList<>();
    for (PipelineSummary pipeline : pipelines) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", pipeline.pipeline().name());
      json.put("deals", pipeline.deals().size());
      json.put("stages", pipeline.stages().stream().map(PipelineAnswer::stage).toList());
      if (listed) {
        json.put("list", pipeline.deals().stream().map(PipelineAnswer::deal).toList());
      }
      all.add(json);
    }
    return Map.of("pipelines", all);
  }

  private static Map<String, Object> stage(StageFigures figures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", figures.stage().key());
    json.put("name", figures.stage().name());
    json.put("category", figures.stage().category().name());
    json.put("deals", figures.deals());
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
      PipelineSummary pipeline = pipelines.get(i);
      terminal.heading(
          pipeline.pipeline().name() + ": " + Figures.count(pipeline.deals().size(), "deal"));
      terminal.table(table(pipeline));
      if (listed) {
        terminal.gap();
        terminal.table(list(pipeline));
      }
    }
  }

  /** Returns a row a stage and a column a currency; the last row weighs what is still open. */
  static TextTable table(PipelineSummary pipeline) {
    List<StageFigures> stages = pipeline.stages();
    List<String> currencies =
        stages.stream()
            .flatMap(stage -> stage.amounts().stream())
            .map(amount -> amount.currency().getCurrencyCode())
            .distinct()
            .sorted()
            .toList();
    TextTable table = new TextTable(2).words("stage").figures("deals");
    currencies.forEach(currency -> table.figures("in " + currency));
    for (StageFigures figures : stages) {
      table.row(cells(figures.stage().name(), figures.deals(), figures.amounts(), currencies));
    }
    List<StageFigures> open = stages.stream().filter(PipelineAnswer::isOpen).toList();
    return table.row(
        cells(
            "open, times the chance",
            open.stream().mapToLong(StageFigures::deals).sum(),
            PipelineSummary.sums(
                open.stream().flatMap(stage -> stage.weighted().stream()).toList()),
            currencies));
  }

  private static boolean isOpen(StageFigures figures) {
    StageCategory category = figures.stage().category();
    return category == StageCategory.OPEN || category == StageCategory.ON_HOLD;
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

  private static TextTable list(PipelineSummary pipeline) {
    TextTable table = new TextTable(2).words("deal").words("stage").figures("worth").words("id");
    for (Deal deal : pipeline.deals()) {
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
