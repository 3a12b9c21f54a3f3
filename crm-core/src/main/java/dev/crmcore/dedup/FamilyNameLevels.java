package dev.crmcore.dedup;

import dev.crmcore.matching.FieldRole;
import java.util.List;

/** How far two family names agree. */
final class FamilyNameLevels {
  static final int SAME = 1;
  static final int SOUND = 2;
  static final int CLOSE = 3;
  static final int SIMILAR = 4;
  static final int SWAPPED = 5;
  static final int PART = 6;
  static final int DIFFERENT = 7;

  /** Share of random pairs with the same name. */
  static final double CHANCE = .002;

  private final PersonNames names;
  private final WordTable words;

  FamilyNameLevels(PersonNames names) {
    this.names = names;
    this.words = names.words();
  }

  static Dimension dimension() {
    return new Dimension(
        "family name",
        FieldRole.FAMILY_NAME,
        List.of(
            "same",
            "same sound",
            "close",
            "similar",
            "swapped with given name",
            "part",
            "different"),
        new double[] {.80, .04, .08, .02, .015, .01, .035},
        new double[] {CHANCE, .0005, .002, .004, .001, .002, .9885},
        0b110);
  }

  /** Returns the level of two family names, each as one word, that are not missing. */
  int compare(int a, int b, Scratch scratch) {
    return ofRelation(words.compare(a, b, scratch));
  }

  /** Returns the level of two records whose names differ as one word, and one has several. */
  int compareParts(int left, int right, Scratch scratch) {
    return sharePart(names.familyParts(left), names.familyParts(right), scratch) ? PART : DIFFERENT;
  }

  /** Returns the level of two words of which one is an initial, too. */
  static int ofRelation(int relation) {
    return switch (relation) {
      case WordTable.SAME -> SAME;
      case WordTable.SOUND -> SOUND;
      case WordTable.NICKNAME, WordTable.CLOSE -> CLOSE;
      case WordTable.SIMILAR -> SIMILAR;
      case WordTable.INITIAL -> PART;
      default -> DIFFERENT;
    };
  }

  private boolean sharePart(int[] left, int[] right, Scratch scratch) {
    for (int a : left) {
      for (int b : right) {
        if (words.length(a) > 2 && words.compare(a, b, scratch) <= WordTable.SOUND) {
          return true;
        }
      }
    }
    return false;
  }
}
