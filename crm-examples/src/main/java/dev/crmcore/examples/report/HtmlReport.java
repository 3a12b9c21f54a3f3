package dev.crmcore.examples.report;

import static java.util.stream.Collectors.joining;

import dev.crmcore.examples.report.ReportData.ImportSource;
import dev.crmcore.examples.report.ReportData.Pipeline;
import dev.crmcore.examples.report.ReportData.Stage;
import dev.crmcore.model.Money;
import dev.crmcore.model.StageCategory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a report on a customer base as one HTML file: no script, no network, a light and a dark
 * scheme, and a form for paper. Safe for all threads.
 *
 * <pre>{@code
 * new HtmlReport().write(data, Path.of("report.html"));
 * }</pre>
 */
public final class HtmlReport {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

  private final String css;

  /** Creates the writer. */
  public HtmlReport() {
    try (InputStream stream = HtmlReport.class.getResourceAsStream("report.css")) {
      if (stream == null) {
        throw new IllegalStateException("report.css is not on the class path.");
      }
      css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the report to a file, in place of what was there.
   *
   * @throws IOException if it cannot be written
   */
  public void write(ReportData data, Path file) throws IOException {
    Files.writeString(file, render(data));
  }

  /** Returns the report as HTML. */
  public String render(ReportData data) {
    Html page = new Html();
    page.open("html", "lang", "en").open("head");
    page.leaf("meta", "charset", "utf-8");
    page.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    // Nothing is loaded and nothing runs, whatever stands in the data.
    page.leaf(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    page.leaf("meta", "name", "color-scheme", "content", "light dark");
    page.element("title", data.title()).style(css).closeLine();
    page.open("body").open("main");
    header(page, data);
    sections(page, data);
    page.close();
    page.close().closeLine();
    return page.toString();
  }

  private static void header(Html page, ReportData data) {
    ZonedDateTime at = data.at().atZone(data.zone());
    page.open("header", "class", "top");
    page.open("h1").name(data.title()).close();
    page.element(
        "p", "Customer base on " + MOMENT.format(at) + " (" + data.zone() + ")", "class", "note");
    page.open("dl", "class", "figures");
    figure(page, Numbers.count(data.customers()), "customers");
    if (data.quality() != null) {
      figure(page, Numbers.score(data.quality().score()), "data quality, of 100");
    }
    if (data.duplicates() != null) {
      long open = data.duplicates().matches() + data.duplicates().possibleMatches();
      figure(page, Numbers.count(open), "pairs of duplicates");
    }
    openDeals(page, data.pipelines());
    imported(page, data.imports());
    page.close().closeLine();
  }

  private static void openDeals(Html page, List<Pipeline> pipelines) {
    Map<String, Money> byCurrency = new TreeMap<>();
    long deals = 0;
    for (Pipeline pipeline : pipelines) {
      for (Stage stage : pipeline.stages()) {
        if (stage.category() == StageCategory.OPEN || stage.category() == StageCategory.ON_HOLD) {
          deals += stage.deals();
          stage
              .amounts()
              .forEach(
                  money ->
                      byCurrency.merge(money.currency().getCurrencyCode(), money, Money::plus));
        }
      }
    }
    if (deals > 0) {
      String worth =
          byCurrency.values().stream().map(money -> ", " + Numbers.brief(money)).collect(joining());
      figure(page, Numbers.count(deals), (deals == 1 ? "open deal" : "open deals") + worth);
    }
  }

  private static void imported(Html page, List<ImportSource> imports) {
    long rejected = imports.stream().mapToLong(ImportSource::rejected).sum();
    if (rejected > 0) {
      figure(page, Numbers.count(rejected), "rejected import rows");
    }
  }

  private static void sections(Html page, ReportData data) {
    if (data.quality() != null) {
      QualitySection.write(page, data.quality());
    }
    if (data.duplicates() != null) {
      DuplicatesSection.write(page, data.duplicates());
    }
    if (!data.segments().isEmpty()) {
      SegmentsSection.write(page, data.segments(), data.customers());
    }
    if (!data.pipelines().isEmpty()) {
      PipelineSection.write(page, data.pipelines());
    }
    if (!data.purchases().isEmpty()) {
      YearMonth now = YearMonth.from(data.at().atZone(data.zone()));
      PurchasesSection.write(page, data.purchases(), now);
    }
    if (!data.imports().isEmpty()) {
      ImportsSection.write(page, data.imports());
    }
  }

  /** Opens a section with its heading; the caller closes it. */
  static void section(Html page, String id, String title) {
    page.open("section", "id", id).element("h2", title);
  }

  /** Writes a figure with its meaning. */
  static void figure(Html page, String value, String meaning) {
    page.open("div").element("dt", meaning).element("dd", value).close();
  }

  /** Writes a number in a table whose rows a phone shows as blocks, each number with its label. */
  static void cell(Html page, String label, String number, String style) {
    page.element("td", number, "class", style, "data-label", label);
  }

  /**
   * Writes the head of a table. A title that starts with {@code #} stands over numbers, one with
   * {@code ~} over numbers that a phone has no room for, one with {@code =} over bars, one with
   * {@code |} over evidence.
   */
  static void head(Html page, String... titles) {
    page.open("thead").open("tr");
    for (String title : titles) {
      String style =
          switch (title.charAt(0)) {
            case '#' -> "number";
            case '~' -> "number wide";
            case '=' -> "share";
            case '|' -> "bits wide";
            default -> "";
          };
      String words = style.isEmpty() ? title : title.substring(1);
      page.element("th", words, "scope", "col", "class", style);
    }
    page.close().closeLine();
  }
}
