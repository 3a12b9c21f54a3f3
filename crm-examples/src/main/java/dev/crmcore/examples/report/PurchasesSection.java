package dev.crmcore.examples.report;

import dev.crmcore.examples.report.Charts.Column;
import dev.crmcore.examples.report.ReportData.MonthOfPurchases;
import dev.crmcore.model.Money;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The purchases by month: one chart a currency, because currencies are never added up. */
final class PurchasesSection {
  private static final int MONTHS = 24;
  private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
  private static final DateTimeFormatter JANUARY =
      DateTimeFormatter.ofPattern("yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private PurchasesSection() {}

  static void write(Html page, List<MonthOfPurchases> purchases, YearMonth now) {
    Map<String, Map<YearMonth, MonthOfPurchases>> byCurrency = new TreeMap<>();
    for (MonthOfPurchases month : purchases) {
      byCurrency
          .computeIfAbsent(month.total().currency().getCurrencyCode(), code -> new TreeMap<>())
          .put(month.month(), month);
    }
    HtmlReport.section(page, "purchases", "Purchases");
    page.open("div", "class", byCurrency.size() > 1 ? "pair" : "single");
    byCurrency.forEach((code, months) -> chart(page, code, months, now));
    page.close().closeLine();
  }

  private static void chart(
      Html page, String code, Map<YearMonth, MonthOfPurchases> months, YearMonth now) {
    List<YearMonth> sorted = new ArrayList<>(months.keySet());
    YearMonth last = sorted.get(sorted.size() - 1);
    YearMonth earliest = last.minusMonths(MONTHS - 1);
    YearMonth first = sorted.get(0).isBefore(earliest) ? earliest : sorted.get(0);
    Money total = Money.ofMinor(0, Currency.getInstance(code));
    long count = 0;
    boolean partial = false;
    List<Column> columns = new ArrayList<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      MonthOfPurchases bought = months.get(month);
      boolean running = month.equals(now);
      partial |= running;
      if (bought != null) {
        total = total.plus(bought.total());
        count += bought.purchases();
      }
      columns.add(column(month, bought, running));
    }
    page.open("figure", "class", "panel").open("figcaption").text(Numbers.money(total));
    String span = Numbers.counted(columns.size(), "month", "months");
    String bought = Numbers.counted(count, "purchase", "purchases");
    page.element("span", bought + " in " + span, "class", "muted").close();
    Charts.columns(page, "Purchases by month in " + code, columns);
    if (partial) {
      page.element("p", "The last month is still running.", "class", "note");
    }
    page.closeLine();
  }

  private static Column column(
      YearMonth month, @Nullable MonthOfPurchases bought, boolean running) {
    String label = (month.getMonthValue() == 1 ? JANUARY : LABEL).format(month);
    boolean minor = month.getMonthValue() % 3 != 1;
    if (bought == null) {
      return new Column(label, 0, FULL.format(month) + ": nothing", minor, running);
    }
    String hint =
        "%s: %s, %s"
            .formatted(
                FULL.format(month),
                Numbers.money(bought.total()),
                Numbers.counted(bought.purchases(), "purchase", "purchases"));
    return new Column(label, bought.total().amount().doubleValue(), hint, minor, running);
  }
}
