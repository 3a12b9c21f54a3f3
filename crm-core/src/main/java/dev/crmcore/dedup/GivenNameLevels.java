package dev.crmcore.dedup;

import dev.crmcore.matching.FieldRole;
import java.util.List;

/** How far two given names agree. */
final class GivenNameLevels {
  static final int SAME = 1;
  static final int SOUND = 2;
  static final int SHORT_FORM = 3;
  static final int CLOSE = 4;
  static final int INITIAL = 5;
  static final int SIMILAR = 6;
  static final int SWAPPED = 7;
  static final int DIFFERENT = 8;

  /** Two names, not two spellings. */
  static final int ANOTHER_NAME = 9;

  /** Share of random pairs with the same name. */
  static final double CHANCE = .008;

  private final PersonNames names;
  private final WordTable words;
  private final PersonNameCounts counts;

  GivenNameLevels(PersonNames names, PersonNameCounts counts) {
    this.names = names;
    this.words = names.words();
    this.counts = counts;
  }

  static Dimension dimension() {
    return new Dimension(
        "given name",
        FieldRole.GIVEN_NAME,
        List.of(
            "same",
            "same sound",
            "short form",
            "close",
            "initial",
            "similar",
            "swapped with family name",
            "different",
            "another given name"),
        new double[] {.72, .04, .05, .06, .06, .01, .015, .0435, .0015},
        new double[] {CHANCE, .001, .002, .004, .04, .01, .001, .334, .6},
        0b110);
  }

  /** Returns the level of two given names, each as one word, that are not missing. */
  int compare(int a, int b, Scratch scratch) {
    return spelledOrNot(ofRelation(words.compare(a, b, scratch)), a, b);
  }

  /**
   * Returns the level of two records of which one has several given names: the first may be the
   * same.
   *
   * @param level what they are as one word
   */
  int compareLeading(int level, int left, int right, Scratch scratch) {
    int[] partsA = names.givenParts(left);
    int[] partsB = names.givenParts(right);
    if (partsA.length == 0 || partsB.length == 0) {
      return level;
    }
    int leading = words.compare(partsA[0], partsB[0], scratch);
    if (leading <= WordTable.CLOSE) {
      return Math.max(SOUND, Math.min(level, ofRelation(leading)));
    }
    return leading == WordTable.INITIAL ? INITIAL : Math.min(level, DIFFERENT);
  }

  static int ofRelation(int relation) {
    return switch (relation) {
      case WordTable.SAME -> SAME;
      case WordTable.SOUND -> SOUND;
      case WordTable.NICKNAME -> SHORT_FORM;
      case WordTable.CLOSE -> CLOSE;
      case WordTable.INITIAL -> INITIAL;
      case WordTable.SIMILAR -> SIMILAR;
      default -> DIFFERENT;
    };
  }

  /** Two names that are both in use are not spellings of one. */
  private int spelledOrNot(int level, int a, int b) {
    boolean spelling = level == CLOSE || level == SIMILAR || level == DIFFERENT;
    if (!spelling || !counts.isEstablished(a) || !counts.isEstablished(b)) {
      return level;
    }
    return level == CLOSE ? SIMILAR : level == SIMILAR ? DIFFERENT : ANOTHER_NAME;
  }
}
