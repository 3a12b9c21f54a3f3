package dev.crmcore.dedup;

import dev.crmcore.dedup.similarity.JaroWinkler;
import dev.crmcore.dedup.similarity.LetterSignature;
import dev.crmcore.dedup.text.Nicknames;
import dev.crmcore.dedup.text.SoundKey;
import java.util.Arrays;
import java.util.List;

/** Words of names, addresses and texts, numbered from 1, with what is needed to compare them. */
final class WordTable {
  /** How two words relate, from best to worst. */
  static final int SAME = 1;

  static final int SOUND = 2;
  static final int NICKNAME = 3;
  static final int CLOSE = 4;
  static final int SIMILAR = 5;
  static final int INITIAL = 6;
  static final int DIFFERENT = 7;

  private static final long LENGTH = 255;
  private static final long HAS_GROUPS = 256;
  private static final int LETTER_SHIFT = 16;
  private static final int SOUND_SHIFT = 32;
  private static final int[] NO_GROUPS = {};

  private final StringDictionary words = new StringDictionary();
  private final StringDictionary sounds = new StringDictionary();
  private final boolean givenNames;
  private long[] signatures = new long[64];

  /**
   * From the lowest bit on: length (at most 255), whether it has groups, the first letter, and the
   * number of the sound. Most words are told apart by these alone, and memory is read once.
   */
  private long[] traits = new long[64];

  private int[] fullFormOf = new int[64];
  private int[][] groups = new int[64][];

  /**
   * @param givenNames whether short forms of given names are known to each other
   */
  WordTable(boolean givenNames) {
    this.givenNames = givenNames;
    groups[0] = NO_GROUPS;
  }

  int intern(String word) {
    int before = words.size();
    int id = words.intern(word);
    if (id >= before) {
      describe(id, word);
    }
    return id;
  }

  /** Returns the numbers of words in their order. */
  int[] internAll(List<String> of) {
    int[] ids = new int[of.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = intern(of.get(i));
    }
    return ids;
  }

  private void describe(int id, String word) {
    if (id >= signatures.length) {
      int capacity = id * 2;
      signatures = Arrays.copyOf(signatures, capacity);
      traits = Arrays.copyOf(traits, capacity);
      fullFormOf = Arrays.copyOf(fullFormOf, capacity);
      groups = Arrays.copyOf(groups, capacity);
    }
    String sound = SoundKey.of(word);
    signatures[id] = LetterSignature.of(word);
    int soundOf = sounds.intern(sound);
    int[] of = givenNames ? Nicknames.groupsOf(sound) : NO_GROUPS;
    groups[id] = of.length == 0 ? NO_GROUPS : of;
    traits[id] =
        Math.min(LENGTH, word.length())
            | (of.length > 0 ? HAS_GROUPS : 0)
            | (long) word.charAt(0) << LETTER_SHIFT
            | (long) soundOf << SOUND_SHIFT;
    fullFormOf[id] =
        givenNames && of.length > 0 ? sounds.intern(Nicknames.fullForm(sound)) : soundOf;
  }

  int size() {
    return words.size();
  }

  int soundCount() {
    return sounds.size();
  }

  String word(int id) {
    return words.get(id);
  }

  int sound(int id) {
    return (int) (traits[id] >>> SOUND_SHIFT);
  }

  String soundText(int id) {
    return sounds.get(sound(id));
  }

  /** Number of the key under which a name and its short forms meet. */
  int fullForm(int id) {
    return fullFormOf[id];
  }

  boolean hasGroups(int id) {
    return (traits[id] & HAS_GROUPS) != 0;
  }

  boolean isInitial(int id) {
    return length(id) == 1;
  }

  /** Returns how long a word is, at most 255. */
  int length(int id) {
    return (int) (traits[id] & LENGTH);
  }

  /** Returns the first letter of a word that is not missing. */
  char firstLetter(int id) {
    return (char) (traits[id] >>> LETTER_SHIFT);
  }

  /** Compares two words that are not missing. */
  int compare(int a, int b, Scratch scratch) {
    if (a == b) {
      return SAME;
    }
    long traitsA = traits[a];
    long traitsB = traits[b];
    if (traitsA >>> SOUND_SHIFT == traitsB >>> SOUND_SHIFT) {
      return SOUND;
    }
    if ((traitsA & traitsB & HAS_GROUPS) != 0 && sharesGroup(groups[a], groups[b])) {
      return NICKNAME;
    }
    int lengthA = (int) (traitsA & LENGTH);
    int lengthB = (int) (traitsB & LENGTH);
    if (lengthA == 1 || lengthB == 1) {
      return (char) (traitsA >>> LETTER_SHIFT) == (char) (traitsB >>> LETTER_SHIFT)
          ? INITIAL
          : DIFFERENT;
    }
    int longer = Math.max(lengthA, lengthB);
    if (LetterSignature.minimumEdits(signatures[a], signatures[b]) > (longer + 2) / 3) {
      return DIFFERENT;
    }
    String left = words.get(a);
    String right = words.get(b);
    int edits = scratch.editDistance.between(left, right);
    if ((edits == 1 && longer >= 4) || (edits == 2 && longer >= 8)) {
      return CLOSE;
    }
    if (edits > (longer + 1) / 2) {
      return DIFFERENT;
    }
    double similarity = JaroWinkler.similarity(left, right);
    return similarity >= 0.93 ? CLOSE : similarity >= 0.84 ? SIMILAR : DIFFERENT;
  }

  private static boolean sharesGroup(int[] left, int[] right) {
    for (int a : left) {
      for (int b : right) {
        if (a == b) {
          return true;
        }
      }
    }
    return false;
  }
}
