package dev.crmcore.dedup;

import dev.crmcore.dedup.MatchExplanation.FieldEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws an explanation: one bar for each piece of evidence, beginning where the one before ended,
 * from the odds before comparing to the total. Readable on light and on dark ground.
 */
final class Waterfall {
  private static final int WIDTH = 760;
  private static final int LABELS = 330;
  private static final int RIGHT = 60;
  private static final int ROW = 26;
  private static final int TOP = 56;

  private final MatchExplanation explanation;
  private final double least;
  private final double most;
  private final StringBuilder out = new StringBuilder();

  /** A bar from one place to another. */
  private record Bar(String label, String note, double from, double to, String style) {}

  Waterfall(MatchExplanation explanation) {
    this.explanation = explanation;
    double low = Math.min(0, threshold());
    double high = Math.max(0, threshold());
    for (Bar bar : bars()) {
      low = Math.min(low, Math.min(bar.from, bar.to));
      high = Math.max(high, Math.max(bar.from, bar.to));
    }
    least = low;
    most = Math.max(high, low + 1);
  }

  private double threshold() {
    return Deduplicator.bits(explanation.matchProbability());
  }

  private List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    double at = explanation.priorWeight();
    bars.add(new Bar("before comparing", "", 0, at, at < 0 ? "against" : "for"));
    for (FieldEvidence field : explanation.fields()) {
      if (field.weight() != 0) {
        bars.add(
            new Bar(
                field.field() + ": " + field.level(),
                values(field),
                at,
                at + field.weight(),
                field.weight() < 0 ? "against" : "for"));
        at += field.weight();
      }
    }
    bars.add(new Bar("together", "", 0, explanation.score().weight(), "sum"));
    return bars;
  }

  private static String values(FieldEvidence field) {
    return field.left().isEmpty() && field.right().isEmpty()
        ? ""
        : field.left() + " | " + field.right();
  }

  String draw() {
    List<Bar> bars = bars();
    int height = TOP + bars.size() * ROW + 30;
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" aria-label=\"%s\">",
        WIDTH, height, WIDTH, height, escape(title()));
    line("<style>text{font:13px system-ui,sans-serif;fill:#444}.head{font-weight:600}");
    line(".small{font-size:11px}.for{fill:#2e8b57}.against{fill:#c0504d}.sum{fill:#4a6fa5}");
    line("line{stroke:#999}.cut{stroke-dasharray:4 3}");
    line("@media (prefers-color-scheme:dark){text{fill:#ddd}}</style>");
    line("<text class=\"head\" x=\"8\" y=\"20\">%s</text>", escape(shorten(title(), 100)));
    line(
        "<text class=\"small\" x=\"8\" y=\"38\">%s</text>",
        escape(shorten("found by: " + foundBy(), 120)));
    int bottom = TOP + bars.size() * ROW;
    vertical(0, bottom, "");
    vertical(threshold(), bottom, "cut");
    int y = TOP;
    for (Bar bar : bars) {
      draw(bar, y);
      y += ROW;
    }
    line(
        "<text class=\"small\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">a match from here</text>",
        x(threshold()), bottom + 16);
    line("</svg>");
    return out.toString();
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "%s and %s: %s, probability %.4f",
        explanation.leftId(),
        explanation.rightId(),
        explanation.score().decision(),
        explanation.score().probability());
  }

  private String foundBy() {
    return explanation.rules().isEmpty()
        ? "no rule; not a candidate"
        : String.join("; ", explanation.rules());
  }

  private void draw(Bar bar, int y) {
    double left = x(Math.min(bar.from, bar.to));
    double width = Math.max(1, x(Math.max(bar.from, bar.to)) - left);
    line("<g><title>%s</title>", escape(bar.label + ' ' + bar.note));
    line("<text x=\"8\" y=\"%d\">%s</text>", y + 13, escape(shorten(bar.label, 46)));
    line(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
        bar.style, left, y + 2, width, ROW - 10);
    line(
        "<text class=\"small\" x=\"%.1f\" y=\"%d\">%+.1f</text></g>",
        left + width + 4, y + 13, bar.to - bar.from);
  }

  private void vertical(double bits, int bottom, String style) {
    line(
        "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
        style, x(bits), x(bits), TOP - 6, bottom);
  }

  private double x(double bits) {
    return LABELS + (bits - least) / (most - least) * (WIDTH - LABELS - RIGHT);
  }

  private void line(String format, Object... values) {
    out.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
        .append('\n');
  }

  private static String shorten(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  /** Writes what XML would read otherwise, and leaves out what it cannot hold. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
