package dev.crmcore.examples.report;

import java.util.List;

/**
 * Charts drawn by hand in SVG. Column charts place everything by percentages of the width, so that
 * they fit a phone and a page without the labels growing or shrinking.
 */
final class Charts {
  /** With 24 below for the labels these make the 174 that the style sheet gives a chart. */
  private static final double TOP = 18;

  private static final double PLOT = 132;
  private static final double RADIUS = 52;

  /**
   * One column.
   *
   * @param label what stands below it
   * @param value how high it is
   * @param hint what a pointer over it shows
   * @param minor whether a phone leaves the label out
   * @param quiet whether it is drawn lighter, because it is not complete
   */
  record Column(String label, double value, String hint, boolean minor, boolean quiet) {}

  private Charts() {}

  /** Draws a score as a ring. */
  static void ring(Html page, double score, String hint) {
    double around = 2 * Math.PI * RADIUS;
    double filled = around * Math.max(0, Math.min(score, 100)) / 100;
    page.open(
        "svg",
        "class",
        "ring " + band(score),
        "viewBox",
        "0 0 120 120",
        "role",
        "img",
        "aria-label",
        hint);
    page.leaf("circle", "class", "track", "cx", "60", "cy", "60", "r", Numbers.at(RADIUS));
    page.leaf(
        "circle",
        "class",
        "fill",
        "cx",
        "60",
        "cy",
        "60",
        "r",
        Numbers.at(RADIUS),
        "stroke-dasharray",
        Numbers.at(filled) + " " + Numbers.at(around - filled),
        "transform",
        "rotate(-90 60 60)");
    page.element("text", Numbers.score(score), "class", "value", "x", "60", "y", "70");
    page.element("text", "of 100", "class", "unit", "x", "60", "y", "86");
    page.closeLine();
  }

  /** Draws columns over a common base line. */
  static void columns(Html page, String hint, List<Column> columns) {
    double highest = columns.stream().mapToDouble(Column::value).max().orElse(0);
    double top = Numbers.roundUp(highest);
    page.open("svg", "class", "columns", "role", "img", "aria-label", hint);
    for (double share : new double[] {0.5, 1}) {
      line(page, "grid", base() - PLOT * share);
      page.element(
          "text",
          Numbers.compact(top * share),
          "class",
          "axis",
          "x",
          "0",
          "y",
          Numbers.at(base() - PLOT * share - 4));
    }
    for (int i = 0; i < columns.size(); i++) {
      column(page, columns.get(i), i, columns.size(), top);
    }
    line(page, "base", base());
    page.closeLine();
  }

  private static void column(Html page, Column column, int index, int count, double top) {
    double slot = 1.0 / count;
    double width = slot * 0.64;
    double height = column.value() <= 0 ? 0 : Math.max(1.5, PLOT * column.value() / top);
    page.open("g").element("title", column.hint());
    page.leaf(
        "rect",
        "class",
        column.quiet() ? "bar quiet" : "bar",
        "x",
        Numbers.across(slot * index + (slot - width) / 2),
        "y",
        Numbers.at(base() - height),
        "width",
        Numbers.across(width),
        "height",
        Numbers.at(height),
        "rx",
        "2");
    page.element(
        "text",
        column.label(),
        "class",
        column.minor() ? "label minor" : "label",
        "x",
        Numbers.across(slot * (index + 0.5)),
        "y",
        Numbers.at(base() + 17));
    page.close();
  }

  private static void line(Html page, String style, double y) {
    String at = Numbers.at(y);
    page.leaf("line", "class", style, "x1", "0", "x2", "100%", "y1", at, "y2", at);
  }

  private static double base() {
    return TOP + PLOT;
  }

  /** Draws a share from 0 to 1 as a bar in a track. */
  static void bar(Html page, double share, String style) {
    page.open("svg", "class", "meter " + style, "aria-hidden", "true");
    page.leaf("rect", "class", "track", "width", "100%", "height", "100%", "rx", "3");
    if (share > 0) {
      page.leaf(
          "rect",
          "class",
          "fill",
          "width",
          Numbers.across(Math.max(0.004, Math.min(share, 1))),
          "height",
          "100%",
          "rx",
          "3");
    }
    page.close();
  }

  /**
   * Draws evidence to the right of a middle line where it speaks for, to the left where against.
   */
  static void evidence(Html page, double weight, double most) {
    double share = Math.min(Math.abs(weight) / most, 1) / 2;
    page.open("svg", "class", "evidence", "aria-hidden", "true");
    page.leaf(
        "rect",
        "class",
        weight < 0 ? "against" : "for",
        "x",
        Numbers.across(weight < 0 ? 0.5 - share : 0.5),
        "y",
        "3",
        "width",
        Numbers.across(share),
        "height",
        "8",
        "rx",
        "2");
    page.leaf("line", "class", "base", "x1", "50%", "x2", "50%", "y1", "0", "y2", "14");
    page.close();
  }

  /**
   * Returns the name of the colour that a score is drawn in; the number always stands beside it.
   */
  static String band(double score) {
    return score >= 90 ? "good" : score >= 70 ? "fair" : "poor";
  }
}
