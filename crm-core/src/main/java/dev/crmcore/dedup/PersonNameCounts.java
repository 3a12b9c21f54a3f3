package dev.crmcore.dedup;

/** How often family and given names occur in a table. */
final class PersonNameCounts {
  /** A given name that so many records have is no slip of the pen. */
  private static final int ESTABLISHED = 4;

  private final WordTable words;
  private float[] familyRarity = {};
  private float[] givenRarity = {};
  private int[] givenCounts = {};

  PersonNameCounts(WordTable words) {
    this.words = words;
  }

  /**
   * Counts the names of all records.
   *
   * @param familyChance share of random pairs with the same family name
   * @param givenChance share of random pairs with the same given name
   */
  void count(PersonNames names, double familyChance, double givenChance) {
    int[] families = new int[words.soundCount()];
    int[] givens = new int[words.soundCount()];
    givenCounts = new int[words.size()];
    for (int record = 0; record < names.records(); record++) {
      if (names.isStructured(record)) {
        families[words.sound(names.family(record))]++;
        givens[words.sound(names.given(record))]++;
        givenCounts[names.given(record)]++;
      } else {
        for (int word : names.all(record)) {
          families[words.sound(word)]++;
          givens[words.sound(word)]++;
        }
      }
    }
    familyRarity = Frequencies.rarities(families, familyChance);
    givenRarity = Frequencies.rarities(givens, givenChance);
  }

  /** Returns how rare a family name is, in bits; 0 if it was not seen when names were counted. */
  float familyRarity(int word) {
    int sound = words.sound(word);
    return sound < familyRarity.length ? familyRarity[sound] : 0;
  }

  /** Returns how rare a given name is, in bits; 0 if it was not seen when names were counted. */
  float givenRarity(int word) {
    int sound = words.sound(word);
    return sound < givenRarity.length ? givenRarity[sound] : 0;
  }

  /** Returns whether a given name is known to be in use. */
  boolean isEstablished(int word) {
    return words.hasGroups(word)
        || (word < givenCounts.length
            && givenCounts[word] >= ESTABLISHED
            && !words.isInitial(word));
  }
}
