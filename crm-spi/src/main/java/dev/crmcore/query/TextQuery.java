package dev.crmcore.query;

import dev.crmcore.field.Folding;
import java.util.List;
import java.util.Set;

/**
 * What a text search looks for: records that have every one of some words, each in any of its forms
 * and in any searched field. Without words it finds nothing.
 *
 * @param words the words
 */
public record TextQuery(List<WordForms> words) {
  /** Copies the words. */
  public TextQuery {
    words = List.copyOf(words);
  }

  /** Returns the query for records that have words which start with all the words of a text. */
  public static TextQuery ofBeginnings(String text) {
    return new TextQuery(
        Folding.words(text).stream()
            .distinct()
            .map(word -> WordForms.ofBeginnings(Set.of(word)))
            .toList());
  }

  /** Tells whether no record can be found. */
  public boolean findsNothing() {
    return words.isEmpty()
        || words.stream()
            .anyMatch(
                word ->
                    word.whole().isEmpty()
                        && word.beginnings().isEmpty()
                        && word.endings().isEmpty());
  }
}
