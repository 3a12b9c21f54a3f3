package dev.crmcore.dedup;

import java.util.List;

/**
 * How far two names agree, word by word. Immutable.
 *
 * @param score from 0, nothing in common, to 1, the same
 * @param words which words found each other and which did not, in the order of finding
 * @since 0.1
 */
public record NameAgreement(double score, List<WordPair> words) {
  private static final double CUT = 0.5;

  /** Copies the words. */
  public NameAgreement {
    words = List.copyOf(words);
  }

  /** Why two words were taken for one, or not. */
  public enum Reason {
    /** The same letters once case, accents and script are put aside. */
    SAME,
    /** Spelled differently, but said alike: {@code Kuznetsov}, {@code Kuznecov}. */
    SOUND,
    /** A short form, or the form of another language: {@code Bob}, {@code Robert}. */
    SHORT_FORM,
    /** One or two slips. */
    SLIP,
    /** A single letter for a word. */
    INITIAL,
    /** One word for several: {@code JeanMarie}, {@code UN} for {@code United Nations}. */
    JOINED,
    /** The word has no counterpart. */
    ALONE
  }

  /**
   * Words that stand for each other, folded to lower-case Latin letters where that is possible.
   *
   * @param left of the first name; empty if the word stands in the second one only
   * @param right of the second name; empty if the word stands in the first one only
   * @param reason why they agree, or that they do not
   */
  public record WordPair(String left, String right, Reason reason) {
    WordPair mirrored() {
      String first = right;
      String second = left;
      return new WordPair(first, second, reason);
    }
  }

  /** Returns whether the two are one name: the score is above one half. */
  public boolean isSame() {
    return score > CUT;
  }

  NameAgreement mirrored() {
    return new NameAgreement(score, words.stream().map(WordPair::mirrored).toList());
  }
}
