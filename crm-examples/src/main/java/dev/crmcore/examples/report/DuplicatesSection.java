package dev.crmcore.examples.report;

import dev.crmcore.examples.report.ReportData.Duplicates;
import dev.crmcore.examples.report.ReportData.Evidence;
import dev.crmcore.examples.report.ReportData.Pair;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who is there twice, and why we think so. */
final class DuplicatesSection {
  private DuplicatesSection() {}

  static void write(Html page, Duplicates duplicates) {
    HtmlReport.section(page, "duplicates", "Duplicates");
    page.open("dl", "class", "figures panel");
    HtmlReport.figure(page, Numbers.count(duplicates.matches()), "pairs are the same");
    HtmlReport.figure(page, Numbers.count(duplicates.possibleMatches()), "pairs to look at");
    HtmlReport.figure(page, Numbers.count(duplicates.clusters()), "customers behind the matches");
    HtmlReport.figure(page, Numbers.count(duplicates.merged()), "merges made, all undoable");
    page.closeLine();
    page.open("p", "class", "note")
        .text(
            "%s compared in %s."
                .formatted(
                    Numbers.counted(duplicates.records(), "customer", "customers"),
                    Numbers.counted(duplicates.candidatePairs(), "pair", "pairs")))
        .closeLine();
    if (!duplicates.examples().isEmpty()) {
      page.element("h3", "Examples, with their evidence");
      page.open("div", "class", "pairs");
      duplicates.examples().forEach(pair -> pair(page, pair));
      page.closeLine();
    }
    page.closeLine();
  }

  private static void pair(Html page, Pair pair) {
    page.open("article", "class", "panel match");
    page.open("header").open("h4").name(pair.left());
    page.element("span", " and ", "class", "muted").name(pair.right()).close();
    page.open("p", "class", "verdict").element("strong", Numbers.percent(pair.probability()));
    page.text(" " + pair.decision()).close().close();
    page.open("div", "class", "scroll").open("table");
    HtmlReport.head(page, "Field", "One card", "The other", "|Against and for", "#Bits");
    page.open("tbody");
    double most =
        pair.evidence().stream().mapToDouble(each -> Math.abs(each.weight())).max().orElse(1);
    pair.evidence().forEach(each -> evidence(page, each, Math.max(most, 1)));
    page.close().close().close().closeLine();
  }

  private static void evidence(Html page, Evidence evidence, double most) {
    page.open("tr");
    page.element("td", evidence.field(), "class", "muted");
    value(page, evidence.left());
    value(page, evidence.right());
    page.open("td", "class", "bits wide");
    Charts.evidence(page, evidence.weight(), most);
    page.close();
    page.element("td", bits(evidence.weight()), "class", "number");
    page.close();
  }

  private static String bits(double weight) {
    String number = String.format(Locale.ENGLISH, "%.1f", Math.abs(weight));
    return number.equals("0.0") ? "0" : (weight < 0 ? "−" : "+") + number;
  }

  private static void value(Html page, @Nullable String value) {
    page.open("td", "class", "value");
    if (value == null) {
      page.element("span", "missing", "class", "muted");
    } else {
      page.name(value);
    }
    page.close();
  }
}
