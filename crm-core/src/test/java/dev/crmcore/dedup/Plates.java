package dev.crmcore.dedup;

import dev.crmcore.matching.FieldMatching;
import java.util.List;
import java.util.Locale;

/** Number plates of cars, as a host would teach them to the engine. */
final class Plates {
  static final FieldMatching MATCHING =
      new FieldMatching(Plates::normalize, Plates::similarity, Plates::keys);

  private Plates() {}

  static String normalize(String plate) {
    return plate.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").replace('O', '0');
  }

  static double similarity(String left, String right) {
    int longer = Math.max(left.length(), right.length());
    int same = 0;
    for (int i = 0; i < Math.min(left.length(), right.length()); i++) {
      same += left.charAt(i) == right.charAt(i) ? 1 : 0;
    }
    return longer == 0 ? 1 : (double) same / longer;
  }

  static List<String> keys(String plate) {
    int half = plate.length() / 2;
    return half == 0
        ? List.of(plate)
        : List.of("<" + plate.substring(0, half), ">" + plate.substring(half));
  }
}
