package dev.crmcore.search;

import dev.crmcore.dedup.text.Spellings;
import dev.crmcore.field.Folding;
import dev.crmcore.field.NumberEnding;
import dev.crmcore.query.WordForms;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A word to look for and the forms in which it may stand in a record. Immutable. */
final class SoughtWord {
  private static final int SHORTEST_ENDING = 4;
  private static final int NATIONAL_NUMBER = 10;

  private final String word;
  private final Set<String> endings;

  /** Beginnings beside the word itself. */
  private final Map<String, MatchKind> others;

  private final int longestOther;

  private SoughtWord(String word, Set<String> endings, Map<String, MatchKind> others) {
    this.word = word;
    this.endings = endings;
    this.others = others;
    this.longestOther = others.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** Returns a word as typed; digits are the beginning or the end of a number. */
  static SoughtWord of(String word) {
    return new SoughtWord(word, endings(word), Map.of());
  }

  /** The national number stands behind a trunk prefix, which is not part of the stored one. */
  private static Set<String> endings(String word) {
    if (word.length() < SHORTEST_ENDING || !NumberEnding.isNumber(word)) {
      return Set.of();
    }
    Set<String> endings = new LinkedHashSet<>(Set.of(word));
    String national = word.replaceFirst("^0+", "");
    if (national.length() > NATIONAL_NUMBER && national.charAt(0) == '8') {
      national = national.substring(1);
    }
    if (national.length() >= NumberEnding.SHORTEST_NUMBER) {
      endings.add(national);
    }
    return endings;
  }

  /** Returns this word with another form that is as good. */
  SoughtWord or(String form) {
    return with(List.of(form), MatchKind.BEGINNING);
  }

  /** Returns this word with its spellings in other scripts. */
  SoughtWord spelled() {
    return with(
        Spellings.of(word).stream().flatMap(other -> Folding.words(other).stream()).toList(),
        MatchKind.TRANSLITERATION);
  }

  /** Returns this word with what it is but for one slip. */
  SoughtWord misspelled() {
    return with(Misspellings.of(word), MatchKind.SPELLING);
  }

  private SoughtWord with(Iterable<String> forms, MatchKind kind) {
    Map<String, MatchKind> all = new LinkedHashMap<>(others);
    forms.forEach(form -> all.putIfAbsent(form, kind));
    return new SoughtWord(word, endings, all);
  }

  /** Returns the likeliest spelling in another script, if there is one. */
  Optional<SoughtWord> transliterated() {
    return Spellings.of(word).stream()
        .filter(Folding::isWord)
        .findFirst()
        .map(spelling -> SoughtWord.of(spelling));
  }

  String word() {
    return word;
  }

  boolean hasDigits() {
    return word.codePoints().anyMatch(Character::isDigit);
  }

  /** Tells whether a slip in this word is worth a try. */
  boolean mayBeMisspelled() {
    return Misspellings.areLikely(word);
  }

  /** Tells whether the forms suppose a slip. */
  boolean isMisspelled() {
    return others.containsValue(MatchKind.SPELLING);
  }

  /** Returns the forms as whole words. */
  WordForms whole() {
    return WordForms.ofWhole(forms());
  }

  /** Returns the forms as beginnings of words and ends of numbers. */
  WordForms partial() {
    Set<String> beginnings = forms();
    beginnings.removeIf(this::isPartOfWord);
    return new WordForms(Set.of(), beginnings, endings);
  }

  /** The start of what was typed, as a beginning, would find words that have not even that. */
  private boolean isPartOfWord(String form) {
    return others.get(form) == MatchKind.SPELLING && word.startsWith(form);
  }

  private Set<String> forms() {
    Set<String> forms = new HashSet<>(others.keySet());
    forms.add(word);
    return forms;
  }

  /** Returns how a word of a record is this one, or null if it is not. */
  @Nullable WordMatch match(PlacedWord placed) {
    String found = placed.word();
    if (found.startsWith(word)) {
      boolean whole = found.length() == word.length();
      return new WordMatch(
          whole ? MatchKind.WHOLE_WORD : MatchKind.BEGINNING,
          whole,
          word,
          placed.beginning(word.length()));
    }
    if (!endings.isEmpty() && found.length() >= NumberEnding.SHORTEST_NUMBER) {
      for (String ending : endings) {
        if (found.endsWith(ending) && NumberEnding.isNumber(found)) {
          return new WordMatch(
              MatchKind.END_OF_NUMBER, false, ending, placed.ending(ending.length()));
        }
      }
    }
    return others.isEmpty() ? null : other(placed);
  }

  private @Nullable WordMatch other(PlacedWord placed) {
    String found = placed.word();
    // A record may hold one unbroken word of thousands of letters.
    for (int length = Math.min(found.length(), longestOther); length > 0; length--) {
      String form = found.substring(0, length);
      MatchKind kind = others.get(form);
      boolean whole = length == found.length();
      if (kind != null && (whole || !isPartOfWord(form))) {
        return new WordMatch(
            kind == MatchKind.BEGINNING && whole ? MatchKind.WHOLE_WORD : kind,
            whole,
            kind == MatchKind.SPELLING ? found : form,
            kind == MatchKind.SPELLING ? placed.span() : placed.beginning(length));
      }
    }
    return null;
  }
}
