package dev.crmcore.examples.report;

import dev.crmcore.examples.report.ReportData.SegmentSize;
import java.util.List;

/** The segments and how large they are. */
final class SegmentsSection {
  private SegmentsSection() {}

  static void write(Html page, List<SegmentSize> segments, long customers) {
    HtmlReport.section(page, "segments", "Segments");
    page.open("div", "class", "panel scroll").open("table", "class", "segments");
    HtmlReport.head(page, "Segment", "#Customers", "=Share of all");
    page.open("tbody");
    for (SegmentSize segment : segments) {
      double share = customers == 0 ? 0 : (double) segment.size() / customers;
      page.open("tr").open("td");
      page.open("div", "class", "what").name(segment.name()).close();
      page.element("code", segment.condition()).close();
      page.element("td", Numbers.count(segment.size()), "class", "number");
      page.open("td", "class", "share").element("span", Numbers.percent(share));
      Charts.bar(page, share, "plain");
      page.close().closeLine();
    }
    page.close().close().close().closeLine();
  }
}
