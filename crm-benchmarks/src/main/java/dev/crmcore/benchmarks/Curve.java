package dev.crmcore.benchmarks;

import dev.crmcore.dedup.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Precision, recall and F1 over the cut, and the precision that the model expected, as SVG. */
final class Curve {
  /** Where the curves are measured. */
  static final double[] CUTS = cuts();

  private static final double LEAST_SHOWN = 0.6;
  private static final int LEFT = 44;
  private static final int TOP = 34;
  private static final int WIDTH = 420;
  private static final int HEIGHT = 220;

  private final String name;
  private final List<Point> points;

  /**
   * What a cut gives.
   *
   * @param actual against the truth
   * @param expectedPrecision what the model expected
   */
  record Point(Evaluation actual, double expectedPrecision) {}

  Curve(String name, List<Point> points) {
    this.name = name;
    this.points = List.copyOf(points);
  }

  private static double[] cuts() {
    double[] inner = IntStream.rangeClosed(1, 49).mapToDouble(i -> i / 50.0).toArray();
    double[] cuts = new double[inner.length + 2];
    cuts[0] = 0.005;
    System.arraycopy(inner, 0, cuts, 1, inner.length);
    cuts[cuts.length - 1] = 0.995;
    return cuts;
  }

  String draw() {
    double floor = LEAST_SHOWN;
    StringBuilder out = new StringBuilder();
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" width="600" height="300">
        <style>text{font:12px system-ui,sans-serif;fill:#444}polyline{fill:none;stroke-width:2}
        .p{stroke:#4a6fa5}.r{stroke:#c0504d}.f{stroke:#2e8b57}.e{stroke:#4a6fa5;stroke-dasharray:3 3}
        line{stroke:#bbb}@media (prefers-color-scheme:dark){text{fill:#ddd}line{stroke:#666}}</style>
        """);
    out.append(text(LEFT, 18, name + ": over the probability from which on a pair is a match"));
    for (double y = floor; y < 1.001; y += (1 - floor) / 4) {
      out.append(line(LEFT, y(y, floor), LEFT + WIDTH, y(y, floor)));
      out.append(text(6, y(y, floor) + 4, String.format(Locale.ROOT, "%.3f", y)));
    }
    for (double x = 0; x < 1.001; x += 0.25) {
      out.append(
          text(LEFT + x * WIDTH - 8, TOP + HEIGHT + 18, String.format(Locale.ROOT, "%.2f", x)));
    }
    out.append(curve("p", "precision", 60, floor, point -> point.actual.precision()));
    out.append(curve("e", "expected", 84, floor, Point::expectedPrecision));
    out.append(curve("r", "recall", 108, floor, point -> point.actual.recall()));
    out.append(curve("f", "F1", 132, floor, point -> point.actual.f1()));
    return out.append("</svg>\n").toString();
  }

  private String curve(
      String style, String label, double labelY, double floor, ToDoubleFunction<Point> value) {
    String path =
        IntStream.range(0, CUTS.length)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        LEFT + CUTS[i] * WIDTH,
                        y(Math.max(floor, value.applyAsDouble(points.get(i))), floor)))
            .collect(Collectors.joining(" "));
    String key =
        String.format(
            Locale.ROOT,
            "<polyline class=\"%s\" points=\"480,%.0f 505,%.0f\"/>%n",
            style,
            labelY - 4,
            labelY - 4);
    return "<polyline class=\""
        + style
        + "\" points=\""
        + path
        + "\"/>\n"
        + key
        + text(512, labelY, label);
  }

  private static double y(double value, double floor) {
    return TOP + (1 - (value - floor) / (1 - floor)) * HEIGHT;
  }

  private static String text(double x, double y, String content) {
    return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>%n", x, y, content);
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", x1, y1, x2, y2);
  }
}
