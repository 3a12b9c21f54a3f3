package dev.crmcore.dedup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares persons' names: family name, given name, and the rest (middle names, patronymic,
 * generation), or words of whole names where one side has nothing else.
 */
final class PersonNameComparison extends Comparison {
  /** What a record has beside two words: bits of its third packed number. */
  private static final int REST = 1;

  private static final int FAMILY_PARTS = 2;
  private static final int GIVEN_PARTS = 4;

  private final PersonNames names;
  private final WordTable words;
  private final PersonNameCounts counts;
  private final FamilyNameLevels families;
  private final GivenNameLevels givens;
  private final OtherNameLevels others;
  private final WholeNameLevels wholes;
  private final PersonNameKeys keys;

  PersonNameComparison(
      @Nullable ValueView family,
      @Nullable ValueView given,
      @Nullable ValueView middle,
      @Nullable ValueView full,
      int records) {
    names = new PersonNames(family, given, middle, full, records);
    words = names.words();
    counts = new PersonNameCounts(words);
    families = new FamilyNameLevels(names);
    givens = new GivenNameLevels(names, counts);
    others = new OtherNameLevels(names);
    wholes = new WholeNameLevels(names, counts, others);
    keys = new PersonNameKeys(names);
  }

  @Override
  List<Dimension> dimensions() {
    return List.of(
        FamilyNameLevels.dimension(), GivenNameLevels.dimension(), OtherNameLevels.dimension());
  }

  @Override
  void prepare() {
    names.read();
  }

  @Override
  void count(int[] holders) {
    counts.count(names, FamilyNameLevels.CHANCE, GivenNameLevels.CHANCE);
  }

  @Override
  long compare(int left, int right, Scratch scratch) {
    boolean parts = (cell(left, 0) | cell(left, 1)) != 0 && (cell(right, 0) | cell(right, 1)) != 0;
    return parts
        ? compareParts(left, right, scratch)
        : wholes.compare(left, right, first(), scratch);
  }

  private long compareParts(int left, int right, Scratch scratch) {
    int familyA = cell(left, 0);
    int familyB = cell(right, 0);
    int givenA = cell(left, 1);
    int givenB = cell(right, 1);
    int familyLevel =
        familyA == 0 || familyB == 0 ? 0 : families.compare(familyA, familyB, scratch);
    if (familyLevel == FamilyNameLevels.DIFFERENT && oneHas(FAMILY_PARTS, left, right)) {
      familyLevel = families.compareParts(left, right, scratch);
    }
    int givenLevel = givenA == 0 || givenB == 0 ? 0 : givens.compare(givenA, givenB, scratch);
    if (givenLevel >= GivenNameLevels.SIMILAR && oneHas(GIVEN_PARTS, left, right)) {
      givenLevel = givens.compareLeading(givenLevel, left, right, scratch);
    }
    boolean bothDiffer =
        (familyLevel == FamilyNameLevels.DIFFERENT || familyLevel == 0)
            && (givenLevel >= GivenNameLevels.DIFFERENT || givenLevel == 0);
    if (bothDiffer) {
      boolean one = areSwapped(familyA, givenB, scratch);
      boolean two = areSwapped(givenA, familyB, scratch);
      if (one || two) {
        familyLevel = FamilyNameLevels.SWAPPED;
        givenLevel = one && two ? GivenNameLevels.SWAPPED : givenLevel;
      }
    }
    if (familyLevel == FamilyNameLevels.SAME || familyLevel == FamilyNameLevels.SOUND) {
      // Both are as rare: names are counted by sound.
      scratch.rarity[first()] = counts.familyRarity(familyA);
    }
    if (givenLevel == GivenNameLevels.SAME || givenLevel == GivenNameLevels.SOUND) {
      scratch.rarity[first() + 1] =
          Math.min(counts.givenRarity(givenA), counts.givenRarity(givenB));
    }
    boolean rest = (cell(left, 2) & cell(right, 2) & REST) != 0;
    int restLevel = rest ? others.compare(left, right, scratch) : 0;
    return familyLevel | givenLevel << 4 | (long) restLevel << 8;
  }

  private boolean oneHas(int trait, int left, int right) {
    return ((cell(left, 2) | cell(right, 2)) & trait) != 0;
  }

  private boolean areSwapped(int a, int b, Scratch scratch) {
    return a != 0
        && b != 0
        && !words.isInitial(a)
        && words.compare(a, b, scratch) <= WordTable.CLOSE;
  }

  @Override
  int slots() {
    return 3;
  }

  @Override
  void pack(int record, int[] cells, int at) {
    cells[at] = names.family(record);
    cells[at + 1] = names.given(record);
    cells[at + 2] =
        (names.hasRest(record) ? REST : 0)
            | (names.familyParts(record).length > 1 ? FAMILY_PARTS : 0)
            | (names.givenParts(record).length > 1 ? GIVEN_PARTS : 0);
  }

  @Override
  List<KeySource> keys() {
    return keys.sources();
  }

  @Override
  int holder(int record, int[] keysOfRecord) {
    int count = keys.families(record, keysOfRecord);
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Hashes.mix(keysOfRecord[i]);
    }
    return sum;
  }

  boolean otherGeneration(int left, int right) {
    return names.otherGeneration(left, right);
  }

  @Override
  String text(int record) {
    return names.text(record);
  }

  @Override
  void refresh(int record) {
    names.refresh(record);
  }
}
