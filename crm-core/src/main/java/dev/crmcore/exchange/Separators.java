package dev.crmcore.exchange;

import java.util.ArrayList;
import java.util.List;

/** Finds which character stands between the cells. */
final class Separators {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int LINES = 50;

  private Separators() {}

  /**
   * Returns the candidate that stands in the header and on most lines as often as there; the comma
   * where none does.
   */
  static char detect(String start) {
    char best = ',';
    int bestLines = 0;
    int bestCount = 0;
    for (char candidate : CANDIDATES) {
      List<Integer> counts = counts(start, candidate);
      int first = counts.isEmpty() ? 0 : counts.get(0);
      int lines = (int) counts.stream().filter(count -> count == first).count();
      if (first > 0 && (lines > bestLines || (lines == bestLines && first > bestCount))) {
        best = candidate;
        bestLines = lines;
        bestCount = first;
      }
    }
    return best;
  }

  private static List<Integer> counts(String text, char candidate) {
    List<Integer> counts = new ArrayList<>();
    boolean quoted = false;
    int count = 0;
    boolean blank = true;
    for (int i = 0; i < text.length() && counts.size() < LINES; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        if (!blank) {
          counts.add(count);
        }
        count = 0;
        blank = true;
        continue;
      } else if (!quoted && c == candidate) {
        count++;
      }
      blank = false;
    }
    if (!blank) {
      counts.add(count);
    }
    return counts;
  }
}
