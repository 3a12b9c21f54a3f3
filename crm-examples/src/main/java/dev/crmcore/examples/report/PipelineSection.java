package dev.crmcore.examples.report;

import dev.crmcore.examples.report.ReportData.Pipeline;
import dev.crmcore.examples.report.ReportData.Stage;
import dev.crmcore.model.StageCategory;
import java.util.List;

/** The deals: how they go through the stages, and what is in each. */
final class PipelineSection {
  private PipelineSection() {}

  static void write(Html page, List<Pipeline> pipelines) {
    HtmlReport.section(page, "pipeline", "Pipeline");
    for (Pipeline pipeline : pipelines) {
      page.open("h3").name(pipeline.name()).closeLine();
      pipeline(page, pipeline);
    }
    page.closeLine();
  }

  private static void pipeline(Html page, Pipeline pipeline) {
    long most = pipeline.stages().stream().mapToLong(Stage::entered).max().orElse(0);
    page.open("div", "class", "panel scroll").open("table", "class", "funnel stack");
    HtmlReport.head(
        page,
        "Stage",
        "=Deals that came here",
        "#Went on",
        "#Median stay",
        "#Now here",
        "#Worth",
        "#Weighted");
    page.open("tbody");
    pipeline.stages().forEach(stage -> stage(page, stage, most));
    page.close().close().closeLine();
  }

  private static void stage(Html page, Stage stage, long most) {
    Double conversion = stage.conversion();
    Double days = stage.medianDays();
    boolean closed = isClosed(stage);
    page.open("tr");
    page.open("td").open("div", "class", "what").name(stage.name()).close().close();
    page.open("td", "class", "flow").element("span", Numbers.count(stage.entered()));
    Charts.bar(page, most == 0 ? 0 : (double) stage.entered() / most, style(stage));
    page.close();
    String share = conversion == null ? "–" : Numbers.percent(conversion);
    String weighted = closed ? "–" : Numbers.money(stage.weighted());
    HtmlReport.cell(page, "Went on", share, "number");
    HtmlReport.cell(page, "Median stay", days == null ? "–" : Numbers.days(days), "number");
    HtmlReport.cell(page, "Now here", Numbers.count(stage.deals()), "number");
    HtmlReport.cell(page, "Worth", Numbers.money(stage.amounts()), "number money");
    HtmlReport.cell(page, "Weighted", weighted, "number money");
    page.closeLine();
  }

  private static boolean isClosed(Stage stage) {
    return stage.category() == StageCategory.WON || stage.category() == StageCategory.LOST;
  }

  private static String style(Stage stage) {
    return switch (stage.category()) {
      case OPEN -> "plain";
      case ON_HOLD -> "rest";
      case WON -> "good";
      case LOST -> "rest";
    };
  }
}
