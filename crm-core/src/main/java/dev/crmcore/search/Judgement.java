package dev.crmcore.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well a record fits a reading.
 *
 * @param score the mean of its words, from 0 to 1
 * @param match the least good way in which a word was found
 * @param highlights where the words stand, the best place first
 * @param forms the words as they were found, in the order in which they were typed
 */
record Judgement(double score, MatchKind match, List<Highlight> highlights, List<String> forms) {
  private static final double BEST = 1.08;

  /** A match and the text it is in. */
  private record Found(SearchedText text, WordMatch match) {
    double worth() {
      return match.quality() + text.weight();
    }
  }

  /** Returns the judgement of a record by the best of its readings, or null if none finds it. */
  static @Nullable Judgement of(List<SearchedText> texts, List<Reading> readings) {
    Map<SearchedText, List<PlacedWord>> placed = new LinkedHashMap<>();
    texts.forEach(text -> placed.put(text, PlacedWord.of(text.text())));
    Judgement best = null;
    for (Reading reading : readings) {
      Judgement judgement = of(placed, reading);
      if (judgement != null && (best == null || judgement.score() > best.score())) {
        best = judgement;
      }
    }
    return best;
  }

  private static @Nullable Judgement of(
      Map<SearchedText, List<PlacedWord>> texts, Reading reading) {
    double sum = 0;
    MatchKind worst = reading.slip();
    List<Found> all = new ArrayList<>();
    List<String> forms = new ArrayList<>();
    for (SoughtWord word : reading.words()) {
      List<Found> found = found(texts, word, reading.slip());
      if (found.isEmpty()) {
        return null;
      }
      Found first = found.get(0);
      sum += first.worth();
      worst = worst.compareTo(first.match().kind()) < 0 ? first.match().kind() : worst;
      forms.add(first.match().form());
      all.addAll(found);
    }
    return new Judgement(
        sum / reading.words().size() / BEST,
        worst,
        Highlights.of(texts.keySet(), spans(all)),
        forms);
  }

  /** Returns where a word stands, the best first; where it stands better, worse does not count. */
  private static List<Found> found(
      Map<SearchedText, List<PlacedWord>> texts, SoughtWord word, MatchKind slip) {
    List<Found> found = new ArrayList<>();
    texts.forEach(
        (text, words) -> {
          for (PlacedWord placed : words) {
            WordMatch match = word.match(placed);
            if (match != null) {
              found.add(new Found(text, match.under(slip)));
            }
          }
        });
    found.sort(Comparator.comparingDouble(Found::worth).reversed());
    return found.stream()
        .filter(other -> other.match().kind() == found.get(0).match().kind())
        .toList();
  }

  private static Map<SearchedText, List<Span>> spans(List<Found> all) {
    Map<SearchedText, List<Span>> spans = new LinkedHashMap<>();
    for (Found found : all) {
      spans.computeIfAbsent(found.text(), text -> new ArrayList<>()).add(found.match().span());
    }
    return spans;
  }
}
