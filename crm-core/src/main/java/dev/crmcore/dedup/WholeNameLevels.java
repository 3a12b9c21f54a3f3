package dev.crmcore.dedup;

/**
 * Compares names of which one side at least is a whole name: words are aligned in any order, and
 * the best two pairs stand for family and given name.
 */
final class WholeNameLevels {
  private final PersonNames names;
  private final WordTable words;
  private final PersonNameCounts counts;
  private final OtherNameLevels others;

  WholeNameLevels(PersonNames names, PersonNameCounts counts, OtherNameLevels others) {
    this.names = names;
    this.words = names.words();
    this.counts = counts;
    this.others = others;
  }

  /** The pairs of words found, the best two with their relations. */
  private static final class Alignment {
    private int pairs;
    private int usedA;
    private int usedB;
    private final int[] word = new int[2];
    private final int[] relation = new int[2];

    void add(int i, int j, int wordOfPair, int relationOfPair) {
      usedA |= 1 << i;
      usedB |= 1 << j;
      if (pairs < 2) {
        word[pairs] = wordOfPair;
        relation[pairs] = relationOfPair;
      }
      pairs++;
    }

    boolean hasLeft(int i) {
      return (usedA >> i & 1) != 0;
    }

    boolean hasRight(int j) {
      return (usedB >> j & 1) != 0;
    }
  }

  /**
   * Returns the levels of the three dimensions.
   *
   * @param dimension number of the first of them
   */
  long compare(int left, int right, int dimension, Scratch scratch) {
    int[] a = names.all(left);
    int[] b = names.all(right);
    if (a.length == 0 || b.length == 0) {
      return 0;
    }
    Alignment found = align(a, b, scratch);
    boolean swap =
        found.pairs >= 2
            && found.relation[0] == found.relation[1]
            && counts.familyRarity(found.word[1]) > counts.familyRarity(found.word[0]);
    int f = swap ? 1 : 0;
    int familyLevel =
        found.pairs == 0
            ? FamilyNameLevels.DIFFERENT
            : FamilyNameLevels.ofRelation(found.relation[f]);
    if (familyLevel <= FamilyNameLevels.SOUND) {
      scratch.rarity[dimension] = counts.familyRarity(found.word[f]);
    }
    int shorter = Math.min(a.length, b.length);
    int givenLevel =
        found.pairs >= 2
            ? GivenNameLevels.ofRelation(found.relation[1 - f])
            : shorter < 2 ? 0 : GivenNameLevels.DIFFERENT;
    if (givenLevel == GivenNameLevels.SAME || givenLevel == GivenNameLevels.SOUND) {
      scratch.rarity[dimension + 1] = counts.givenRarity(found.word[1 - f]);
    }
    int restLevel = others.compare(left, right, scratch);
    if (restLevel == 0 && shorter > 2) {
      restLevel = ofFurtherWords(shorter, found);
    }
    return familyLevel | givenLevel << 4 | (long) restLevel << 8;
  }

  private static int ofFurtherWords(int shorter, Alignment found) {
    if (found.pairs == shorter) {
      return OtherNameLevels.SAME;
    }
    return found.pairs > 2 ? OtherNameLevels.INITIAL : OtherNameLevels.DIFFERENT;
  }

  /** Aligns words greedily, best relation first. */
  private Alignment align(int[] a, int[] b, Scratch scratch) {
    Alignment found = new Alignment();
    int[] relation = relations(a, b, scratch);
    for (int wanted = WordTable.SAME; wanted < WordTable.DIFFERENT; wanted++) {
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b.length && !found.hasLeft(i); j++) {
          if (!found.hasRight(j) && relation[i * b.length + j] == wanted) {
            found.add(i, j, a[i], wanted);
          }
        }
      }
    }
    return found;
  }

  private int[] relations(int[] a, int[] b, Scratch scratch) {
    int[] relation = new int[a.length * b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        relation[i * b.length + j] = words.compare(a[i], b[j], scratch);
      }
    }
    return relation;
  }
}
