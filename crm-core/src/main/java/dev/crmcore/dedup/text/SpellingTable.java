package dev.crmcore.dedup.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which parts of a word are spelled how. A word is taken apart in every way; the fewer the parts
 * and the fewer mere habits among them, the likelier the spelling. Immutable.
 */
final class SpellingTable {
  private static final int RULE = 1;
  private static final int HABIT = 3;

  private final Map<Character, List<Part>> parts;

  private record Part(String from, String to, int cost) {}

  private record Spelling(String text, int cost) {}

  private SpellingTable(Map<Character, List<Part>> parts) {
    this.parts = Map.copyOf(parts);
  }

  /** Returns the likeliest spellings of a whole word; none if it has a letter without any. */
  List<String> spellings(String word, int limit) {
    List<List<Spelling>> upTo = new ArrayList<>();
    for (int i = 0; i <= word.length(); i++) {
      upTo.add(new ArrayList<>());
    }
    upTo.get(0).add(new Spelling("", 0));
    for (int i = 0; i < word.length(); i++) {
      List<Spelling> begun = likeliest(upTo.get(i), limit);
      for (Part part : parts.getOrDefault(word.charAt(i), List.of())) {
        if (word.startsWith(part.from(), i)) {
          List<Spelling> longer = upTo.get(i + part.from().length());
          begun.forEach(
              spelling ->
                  longer.add(
                      new Spelling(spelling.text() + part.to(), spelling.cost() + part.cost())));
        }
      }
    }
    return likeliest(upTo.get(word.length()), limit).stream()
        .map(Spelling::text)
        .distinct()
        .toList();
  }

  private static List<Spelling> likeliest(List<Spelling> spellings, int limit) {
    return spellings.stream().sorted(Comparator.comparingInt(Spelling::cost)).limit(limit).toList();
  }

  /** Collects parts. */
  static final class Builder {
    private final Map<Character, List<Part>> parts = new HashMap<>();

    void rule(String from, String to) {
      add(new Part(from, to, RULE));
    }

    void habit(String from, String to) {
      add(new Part(from, to, HABIT));
    }

    private void add(Part part) {
      parts.computeIfAbsent(part.from().charAt(0), first -> new ArrayList<>()).add(part);
    }

    SpellingTable build() {
      return new SpellingTable(parts);
    }
  }
}
