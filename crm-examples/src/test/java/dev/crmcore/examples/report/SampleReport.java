package dev.crmcore.examples.report;

import dev.crmcore.examples.report.ReportData.Dimension;
import dev.crmcore.examples.report.ReportData.Duplicates;
import dev.crmcore.examples.report.ReportData.Evidence;
import dev.crmcore.examples.report.ReportData.Example;
import dev.crmcore.examples.report.ReportData.ImportSource;
import dev.crmcore.examples.report.ReportData.MonthOfPurchases;
import dev.crmcore.examples.report.ReportData.Pair;
import dev.crmcore.examples.report.ReportData.Pipeline;
import dev.crmcore.examples.report.ReportData.Quality;
import dev.crmcore.examples.report.ReportData.Rule;
import dev.crmcore.examples.report.ReportData.SegmentSize;
import dev.crmcore.examples.report.ReportData.Stage;
import dev.crmcore.model.Money;
import dev.crmcore.model.StageCategory;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A report with every part, and with names that would break a careless page. */
final class SampleReport {
  static final String SCRIPT = "<script>alert('x')</script>";

  private SampleReport() {}

  static ReportData data() {
    return new ReportData(
        "Nordlicht Outdoor GmbH",
        Instant.parse("2026-03-14T09:30:00Z"),
        ZoneId.of("Europe/Berlin"),
        48_216,
        quality(),
        duplicates(),
        segments(),
        List.of(pipeline()),
        purchases(),
        imports());
  }

  private static Quality quality() {
    return new Quality(
        84.6,
        List.of(
            new Dimension("Completeness", 78.4),
            new Dimension("Validity", 91.2),
            new Dimension("Consistency", 94.9),
            new Dimension("Uniqueness", 97.1),
            new Dimension("Timeliness", 66.3)),
        List.of(
            rule(
                "There is at least one way to reach the customer.",
                "Completeness",
                10,
                48_216,
                2_914),
            rule("Somebody is responsible for the customer.", "Completeness", 3, 48_216, 18_040),
            rule("The card was changed within the last 24 months.", "Timeliness", 4, 48_216, 9_112),
            rule(
                "E-mail addresses are well formed and have not bounced.",
                "Validity",
                8,
                39_870,
                1_204,
                new Example(
                    "0198c5a2-7c3e-7000-8000-0000000004d2",
                    "'ada@example' is no e-mail address; expected for example 'ada@example.org'."),
                new Example(
                    "0198c5a2-7c3e-7000-8000-0000000004d9",
                    "'"
                        + SCRIPT
                        + "' is no e-mail address; expected for example 'ada@example.org'.")),
            rule(
                "Telephone numbers are complete, with the country, and have not failed.",
                "Validity",
                8,
                31_402,
                688),
            rule(
                "Names are real: no \"test\", \"asdf\", \"нет\" or \"无\".",
                "Validity",
                6,
                47_990,
                61),
            rule("Names were not damaged by a wrong character set.", "Validity", 6, 47_990, 4),
            rule("No contact point stands on the card twice.", "Uniqueness", 2, 22_118, 640),
            rule(
                "Birth dates are not in the future and not more than 120 years ago.",
                "Validity",
                4,
                12_004,
                0),
            rule("The check digits of tax numbers are right.", "Validity", 6, 3_120, 0),
            rule("A person's name carries no legal form of a company.", "Consistency", 4, 0, 0)),
        List.of(12L, 40L, 96L, 310L, 880L, 1_904L, 4_420L, 9_870L, 14_204L, 16_480L));
  }

  private static Rule rule(
      String description,
      String dimension,
      int weight,
      long checked,
      long failed,
      Example... some) {
    return new Rule(description, dimension, weight, checked, failed, List.of(some));
  }

  private static Duplicates duplicates() {
    return new Duplicates(
        48_216,
        612_480,
        1_842,
        317,
        1_655,
        1_790,
        List.of(
            new Pair(
                "Jürgen Müller",
                "Juergen Mueller",
                0.9987,
                "match",
                List.of(
                    new Evidence("Family name", "Müller", "Mueller", 4.2),
                    new Evidence("Given name", "Jürgen", "Juergen", 5.1),
                    new Evidence("E-mail", "j.mueller@example.org", "j.mueller@example.org", 11.3),
                    new Evidence("Telephone", "+49 30 901820", null, 0),
                    new Evidence("Postal code", "10115", "12043", -2.4))),
            new Pair(
                "Анна Иванова",
                SCRIPT,
                0.61,
                "to look at",
                List.of(
                    new Evidence("Family name", "Иванова", "Иванова", 3.1),
                    new Evidence("Given name", "Анна", SCRIPT, 0.4),
                    new Evidence("Birth date", "1984-05-02", "1984-02-05", -1.2)))));
  }

  private static List<SegmentSize> segments() {
    return List.of(
        new SegmentSize("Loyal", "purchases(last 365 days).count() >= 4", 6_214),
        new SegmentSize(
            "Sleeping",
            "purchases(last 365 days).count() = 0 and lifecycleStage in ('CUSTOMER', 'REPEAT')",
            11_830),
        new SegmentSize("Berlin newsletter", "city = 'Berlin' and not tag 'do-not-mail'", 3_402),
        new SegmentSize(SCRIPT, "tag '" + SCRIPT + "'", 7));
  }

  private static Pipeline pipeline() {
    return new Pipeline(
        "Wholesale",
        List.of(
            new Stage("New", StageCategory.OPEN, 412, 0.728, 3.5, 38, eur("412000"), eur("41200")),
            new Stage(
                "Qualified",
                StageCategory.OPEN,
                300,
                0.61,
                9.0,
                41,
                List.of(Money.of("688400", "EUR"), Money.of("92000", "USD")),
                List.of(Money.of("206520", "EUR"), Money.of("27600", "USD"))),
            new Stage(
                "Offer", StageCategory.OPEN, 183, 0.557, 14.0, 29, eur("534900"), eur("320940")),
            new Stage(
                "Waiting", StageCategory.ON_HOLD, 24, 0.5, 31.0, 6, eur("88000"), eur("35200")),
            new Stage("Won", StageCategory.WON, 102, null, null, 102, eur("1944310"), List.of()),
            new Stage(
                "Lost", StageCategory.LOST, 196, null, null, 196, eur("1102000"), List.of())));
  }

  private static List<Money> eur(String amount) {
    return List.of(Money.of(amount, "EUR"));
  }

  private static List<MonthOfPurchases> purchases() {
    int[] euros = {182, 164, 208, 231, 262, 288, 301, 274, 240, 226, 318, 402, 198, 176, 96};
    List<MonthOfPurchases> months = new ArrayList<>();
    for (int i = 0; i < euros.length; i++) {
      YearMonth month = YearMonth.of(2025, 1).plusMonths(i);
      months.add(
          new MonthOfPurchases(month, euros[i] * 9L, Money.of(euros[i] * 1_000 + ".00", "EUR")));
      if (i % 4 != 1) {
        months.add(new MonthOfPurchases(month, euros[i], Money.of(euros[i] * 90 + ".00", "USD")));
      }
    }
    return months;
  }

  private static List<ImportSource> imports() {
    return List.of(
        new ImportSource("Web shop", 365, 21_480, 8_120, 64_002, 118, 41),
        new ImportSource("Trade fair 2026", 2, 812, 44, 12, 0, 9),
        new ImportSource("Legacy CRM", 1, 25_924, 0, 0, 1_377, 220));
  }
}
