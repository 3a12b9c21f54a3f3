package dev.crmcore.search;

import dev.crmcore.field.Folding;
import java.util.ArrayList;
import java.util.List;

/**
 * A word and where it stands in its text.
 *
 * @param word in the form in which it is searched
 * @param span the range of the text
 * @param original what stands there
 */
record PlacedWord(String word, Span span, String original) {
  /** Nobody looks for a word further on in a text, and marks are for people. */
  private static final int LONGEST_TEXT = 20_000;

  /** Returns the words of a text as {@link Folding#words(String)} cuts them. */
  static List<PlacedWord> of(String text) {
    List<PlacedWord> words = new ArrayList<>();
    int end = Math.min(text.length(), LONGEST_TEXT);
    int start = -1;
    for (int i = 0; i < end; ) {
      int point = text.codePointAt(i);
      boolean inside = isInside(point, start >= 0);
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        add(words, text, start, i);
        start = -1;
      }
      i += Character.charCount(point);
    }
    if (start >= 0) {
      add(words, text, start, Math.max(end, start));
    }
    return words;
  }

  private static void add(List<PlacedWord> words, String text, int start, int end) {
    String original = text.substring(start, end);
    for (String word : Folding.words(original)) {
      words.add(new PlacedWord(word, new Span(start, end), original));
    }
  }

  /** Signs such as "™" become letters when they are folded. */
  private static boolean isInside(int point, boolean before) {
    return Character.isLetterOrDigit(point)
        || (point >= 0x80
            && ((before && Character.getType(point) == Character.NON_SPACING_MARK)
                || !Folding.words(Character.toString(point)).isEmpty()));
  }

  /** Returns the range of the first characters, or all where folding changed their number. */
  Span beginning(int length) {
    return isParted(length) ? new Span(span.start(), span.start() + length) : span;
  }

  /** Returns the range of the last characters, or all where folding changed their number. */
  Span ending(int length) {
    return isParted(word.length() - length) ? new Span(span.end() - length, span.end()) : span;
  }

  /** Folding may shorten one sign and lengthen another, so the same length is not enough. */
  private boolean isParted(int place) {
    return place > 0
        && place < word.length()
        && word.length() == original.length()
        && Folding.searchForm(original.substring(0, place)).equals(word.substring(0, place))
        && Folding.searchForm(original.substring(place)).equals(word.substring(place));
  }
}
