package dev.crmcore.examples.report;

import dev.crmcore.examples.report.Charts.Column;
import dev.crmcore.examples.report.ReportData.Dimension;
import dev.crmcore.examples.report.ReportData.Example;
import dev.crmcore.examples.report.ReportData.Quality;
import dev.crmcore.examples.report.ReportData.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How good the customers' cards are. */
final class QualitySection {
  private QualitySection() {}

  static void write(Html page, Quality quality) {
    HtmlReport.section(page, "quality", "Data quality");
    page.open("div", "class", "pair");
    overall(page, quality);
    distribution(page, quality);
    page.closeLine();
    failures(page, quality);
    page.closeLine();
  }

  private static void overall(Html page, Quality quality) {
    page.open("div", "class", "panel score");
    Charts.ring(page, quality.score(), "The score is " + Numbers.score(quality.score()) + ".");
    page.open("dl", "class", "dimensions");
    for (Dimension dimension : quality.dimensions()) {
      page.open("div");
      page.element("dt", dimension.name());
      page.element("dd", Numbers.score(dimension.score()));
      Charts.bar(page, dimension.score() / 100, Charts.band(dimension.score()));
      page.close();
    }
    page.close().closeLine();
  }

  private static void distribution(Html page, Quality quality) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < quality.distribution().size(); i++) {
      long count = quality.distribution().get(i);
      String range = i == 9 ? "90–100" : i * 10 + "–" + (i * 10 + 9);
      String hint = Numbers.counted(count, "customer scores ", "customers score ") + range;
      columns.add(
          new Column(i == 9 ? "90+" : Integer.toString(i * 10), count, hint, i % 3 != 0, false));
    }
    page.open("figure", "class", "panel");
    page.element("figcaption", "Customers by score");
    Charts.columns(page, "How many customers have which score", columns);
    page.closeLine();
  }

  private static void failures(Html page, Quality quality) {
    List<Rule> failing =
        quality.rules().stream()
            .filter(rule -> rule.failed() > 0)
            .sorted(
                Comparator.comparingLong((Rule rule) -> rule.failed() * rule.weight()).reversed())
            .toList();
    if (!failing.isEmpty()) {
      page.element("h3", "What to mend first");
      page.open("div", "class", "panel scroll").open("table", "class", "rules");
      HtmlReport.head(page, "What is asked for", "#Fail", "~Checked", "=Share");
      page.open("tbody");
      failing.forEach(rule -> failure(page, rule));
      page.close().close().closeLine();
    }
    passing(page, quality.rules().stream().filter(rule -> rule.failed() == 0).toList());
  }

  private static void failure(Html page, Rule rule) {
    double share = rule.checked() == 0 ? 0 : (double) rule.failed() / rule.checked();
    page.open("tr").open("td");
    page.element("div", rule.description(), "class", "what");
    page.open("div", "class", "note").text(rule.dimension() + ", weight " + rule.weight()).close();
    examples(page, rule.examples());
    page.close();
    page.element("td", Numbers.count(rule.failed()), "class", "number");
    page.element("td", Numbers.count(rule.checked()), "class", "number wide muted");
    page.open("td", "class", "share").element("span", Numbers.percent(share));
    Charts.bar(page, share, "plain");
    page.close().closeLine();
  }

  private static void examples(Html page, List<Example> examples) {
    if (examples.isEmpty()) {
      return;
    }
    page.open("details");
    page.element("summary", Numbers.counted(examples.size(), "example", "examples"));
    page.open("ul");
    for (Example example : examples) {
      page.open("li").name(example.message()).text(" ");
      page.element("code", example.id()).close();
    }
    page.close().close();
  }

  private static void passing(Html page, List<Rule> rules) {
    if (rules.isEmpty()) {
      return;
    }
    page.open("details", "class", "quiet");
    page.element(
        "summary", Numbers.counted(rules.size(), "rule found", "rules found") + " nothing");
    page.open("ul");
    for (Rule rule : rules) {
      page.open("li").text(rule.description() + " ");
      page.element("span", checked(rule.checked()), "class", "muted").close();
    }
    page.close().closeLine();
  }

  private static String checked(long checked) {
    return checked == 0 ? "applied to nobody" : Numbers.count(checked) + " checked";
  }
}
