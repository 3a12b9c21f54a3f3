package dev.crmcore.search;

import dev.crmcore.field.Folding;
import dev.crmcore.query.TextQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One way to understand what was typed.
 *
 * @param slip what this reading supposes; {@link MatchKind#WHOLE_WORD} for the text as it stands
 * @param words what to look for: a record has to have them all
 */
record Reading(MatchKind slip, List<SoughtWord> words) {
  /** Whoever types more words means no customer; the first ones find enough. */
  private static final int MOST_WORDS = 16;

  /** Each word with slips comes in hundreds of forms. */
  private static final int MOST_MISSPELLED = 3;

  private static final int CODE_LETTERS = 2;

  Reading {
    words = List.copyOf(words);
  }

  static Reading of(MatchKind slip, String text) {
    return new Reading(
        slip,
        Folding.words(text).stream().distinct().limit(MOST_WORDS).map(SoughtWord::of).toList());
  }

  private Reading each(UnaryOperator<SoughtWord> change) {
    return new Reading(slip, words.stream().map(change).toList());
  }

  /** Returns this reading with a form of its only word that is as good. */
  Reading or(String form) {
    return each(word -> word.or(form));
  }

  /** Returns this reading with the spellings of other scripts. */
  Reading spelled() {
    return each(word -> isPartOfCode(word) ? word : word.spelled());
  }

  /** Tells whether the words are a code such as "A-4711", which nobody types in another layout. */
  boolean isCode() {
    return words.stream().anyMatch(this::isPartOfCode)
        && words.stream().allMatch(word -> word.hasDigits() || isPartOfCode(word));
  }

  /** A letter or two beside digits: in another script they are another code. */
  private boolean isPartOfCode(SoughtWord word) {
    return word.word().length() <= CODE_LETTERS
        && !word.hasDigits()
        && words.stream().anyMatch(SoughtWord::hasDigits);
  }

  /** Returns the reading in another script, if the words have one. */
  Optional<Reading> transliterated() {
    List<SoughtWord> other = new ArrayList<>();
    words.forEach(word -> other.add(word.transliterated().orElse(word)));
    return other.equals(words)
        ? Optional.empty()
        : Optional.of(new Reading(MatchKind.TRANSLITERATION, other));
  }

  /**
   * Returns this reading with slips in the longest of some words.
   *
   * @param suspects the places of the words
   */
  Reading misspelled(List<Integer> suspects) {
    Set<Integer> misspelled =
        suspects.stream()
            .sorted(Comparator.comparing(place -> -words.get(place).word().length()))
            .limit(MOST_MISSPELLED)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Reading(
        slip,
        IntStream.range(0, words.size())
            .mapToObj(
                place ->
                    misspelled.contains(place) ? words.get(place).misspelled() : words.get(place))
            .toList());
  }

  /** Returns the places of the words that may have a slip. */
  List<Integer> suspects() {
    return IntStream.range(0, words.size())
        .filter(place -> words.get(place).mayBeMisspelled())
        .boxed()
        .toList();
  }

  /** Returns the query for whole words. */
  TextQuery whole() {
    return new TextQuery(words.stream().map(SoughtWord::whole).toList());
  }

  /** Returns the query for whole words, the last of which is still being typed. */
  TextQuery growing() {
    int last = words.size() - 1;
    return new TextQuery(
        IntStream.rangeClosed(0, last)
            .mapToObj(
                place -> place == last ? words.get(place).partial() : words.get(place).whole())
            .toList());
  }

  /** Returns the query for whole words where a slip is supposed, beginnings elsewhere. */
  TextQuery corrected() {
    return new TextQuery(
        words.stream().map(word -> word.isMisspelled() ? word.whole() : word.partial()).toList());
  }

  /** Returns the query for the beginnings of words and the ends of numbers. */
  TextQuery partial() {
    return new TextQuery(words.stream().map(SoughtWord::partial).toList());
  }

  /**
   * Returns what a query for these words finds. Where that is as much as one search finds there may
   * be more, and the best of all must be among those that are judged: whole words come first, then
   * whole words with a beginning at the end.
   *
   * @param most how many one search finds
   */
  Collection<UUID> found(TextQuery query, Function<TextQuery, List<UUID>> search, int most) {
    List<UUID> some = search.apply(query);
    if (some.size() < most) {
      return some;
    }
    Set<UUID> all = new LinkedHashSet<>(search.apply(whole()));
    if (words.size() > 1) {
      all.addAll(search.apply(growing()));
    }
    all.addAll(some);
    return all;
  }

  /** Returns the query for one word alone. */
  TextQuery partial(int place) {
    return new TextQuery(List.of(words.get(place).partial()));
  }

  /** Returns the words as text. */
  String text() {
    return words.stream().map(SoughtWord::word).collect(Collectors.joining(" "));
  }
}
