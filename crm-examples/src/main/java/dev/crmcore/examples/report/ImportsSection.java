package dev.crmcore.examples.report;

import dev.crmcore.examples.report.ReportData.ImportSource;
import java.util.List;

/** What came in from where, and what became of every row. */
final class ImportsSection {
  private ImportsSection() {}

  static void write(Html page, List<ImportSource> imports) {
    HtmlReport.section(page, "imports", "Imports");
    page.open("div", "class", "panel scroll").open("table", "class", "imports stack");
    HtmlReport.head(
        page,
        "Source",
        "#Rows read",
        "#Created",
        "#Updated",
        "#Unchanged",
        "#Rejected",
        "#Quarantined");
    page.open("tbody");
    imports.forEach(source -> source(page, source));
    page.close();
    if (imports.size() > 1) {
      page.open("tfoot");
      total(page, imports);
      page.close();
    }
    page.close().close().closeLine();
  }

  private static void source(Html page, ImportSource source) {
    page.open("tr").open("td").open("div", "class", "what").name(source.source()).close();
    page.element("div", Numbers.counted(source.runs(), "import", "imports"), "class", "note");
    page.close();
    counts(page, source);
    page.closeLine();
  }

  private static void total(Html page, List<ImportSource> imports) {
    page.open("tr").element("td", "All");
    counts(
        page,
        new ImportSource(
            "",
            0,
            imports.stream().mapToLong(ImportSource::created).sum(),
            imports.stream().mapToLong(ImportSource::updated).sum(),
            imports.stream().mapToLong(ImportSource::unchanged).sum(),
            imports.stream().mapToLong(ImportSource::rejected).sum(),
            imports.stream().mapToLong(ImportSource::quarantined).sum()));
    page.close();
  }

  private static void counts(Html page, ImportSource source) {
    count(page, "Rows read", source.read(), "number");
    count(page, "Created", source.created(), "number");
    count(page, "Updated", source.updated(), "number");
    count(page, "Unchanged", source.unchanged(), "number");
    count(page, "Rejected", source.rejected(), source.rejected() > 0 ? "number poor" : "number");
    count(page, "Quarantined", source.quarantined(), "number");
  }

  private static void count(Html page, String label, long rows, String style) {
    HtmlReport.cell(page, label, Numbers.count(rows), style);
  }
}
