package dev.crmcore.dedup;

import dev.crmcore.matching.FieldRole;
import java.util.List;

/** How far middle names, patronymics and generations agree. */
final class OtherNameLevels {
  static final int SAME = 1;
  static final int INITIAL = 2;
  static final int DIFFERENT = 3;
  static final int OTHER_GENERATION = 4;

  private final PersonNames names;
  private final WordTable words;

  OtherNameLevels(PersonNames names) {
    this.names = names;
    this.words = names.words();
  }

  static Dimension dimension() {
    return new Dimension(
        "other names",
        FieldRole.MIDDLE_NAME,
        List.of("same", "initial or close", "different", "other generation"),
        new double[] {.70, .22, .075, .005},
        new double[] {.03, .07, .89, .01},
        0);
  }

  /** Returns the level of the best pair of other names, 0 if one record has none. */
  int compare(int left, int right, Scratch scratch) {
    if (names.otherGeneration(left, right)) {
      return OTHER_GENERATION;
    }
    int[] a = names.rest(left);
    int[] b = names.rest(right);
    if (a.length == 0 || b.length == 0) {
      return 0;
    }
    int best = WordTable.DIFFERENT;
    for (int x : a) {
      for (int y : b) {
        best = Math.min(best, words.compare(x, y, scratch));
      }
    }
    return best <= WordTable.SOUND ? SAME : best <= WordTable.INITIAL ? INITIAL : DIFFERENT;
  }
}
