package dev.crmcore.dedup;

import dev.crmcore.dedup.text.Patronymics;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of a table's persons, put together from the columns there are: family and given name
 * where they are apart, else the words of the whole name, and the rest (middle names, patronymic,
 * generation).
 */
final class PersonNames {
  private static final int[] NO_WORDS = {};
  private static final int MOST_WORDS = 8;

  private final WordTable words = new WordTable(true);
  private final PersonNameColumn family;
  private final PersonNameColumn given;
  private final PersonNameColumn middle;
  private final PersonNameColumn full;
  private final int records;

  private final int[] familyWord;
  private final int[] givenWord;
  private final int[][] rest;
  private final int[][] all;
  private final byte[] generation;
  private boolean loaded;

  PersonNames(
      @Nullable ValueView family,
      @Nullable ValueView given,
      @Nullable ValueView middle,
      @Nullable ValueView full,
      int records) {
    this.family = new PersonNameColumn(family, words);
    this.given = new PersonNameColumn(given, words);
    this.middle = new PersonNameColumn(middle, words);
    this.full = new PersonNameColumn(full, words);
    this.records = records;
    int capacity = records + RecordTable.GUESTS;
    familyWord = new int[capacity];
    givenWord = new int[capacity];
    rest = new int[capacity][];
    all = new int[capacity][];
    generation = new byte[capacity];
  }

  /** Reads new values of the columns, and the first time all records. */
  void read() {
    family.read();
    given.read();
    middle.read();
    full.read();
    if (!loaded) {
      loaded = true;
      for (int record = 0; record < records; record++) {
        load(record);
      }
    }
  }

  /** Reads a guest again. */
  void refresh(int record) {
    family.refresh(record);
    given.refresh(record);
    middle.refresh(record);
    full.refresh(record);
    read();
    load(record);
  }

  private void load(int record) {
    familyWord[record] = family.joined(record);
    int[] givenWords = given.words(record);
    givenWord[record] = given.joined(record);
    generation[record] =
        (byte)
            Math.max(
                Math.max(family.generation(record), given.generation(record)),
                Math.max(middle.generation(record), full.generation(record)));
    int[] restWords = middle.words(record);
    int[] fullWords = full.words(record);
    if (fullWords.length > 0 && isStructured(record)) {
      restWords = join(restWords, without(fullWords, family.words(record), givenWords));
    }
    rest[record] = restWords.length == 0 ? NO_WORDS : restWords;
    if (!isStructured(record)) {
      all[record] =
          fullWords.length > MOST_WORDS ? Arrays.copyOf(fullWords, MOST_WORDS) : fullWords;
      if (all[record].length > 2) {
        separatePatronymic(record);
      }
    } else if (full.exists()) {
      all[record] = join(family.words(record), givenWords);
    } else {
      all[record] = NO_WORDS;
    }
  }

  /** Moves a patronymic, or its initial, from the words to the rest. */
  private void separatePatronymic(int record) {
    int[] of = all[record];
    int at = -1;
    for (int i = 0; i < of.length; i++) {
      if (Patronymics.isPatronymic(words.word(of[i]))) {
        at = i;
      }
    }
    if (at < 0 && of.length == 3 && words.isInitial(of[2])) {
      at = 2;
    } else if (at < 0 && of.length == 3 && words.isInitial(of[1])) {
      at = 1;
    }
    if (at >= 0) {
      rest[record] = join(rest[record], new int[] {of[at]});
      int[] kept = new int[of.length - 1];
      System.arraycopy(of, 0, kept, 0, at);
      System.arraycopy(of, at + 1, kept, at, kept.length - at);
      all[record] = kept;
    }
  }

  private static int[] join(int[] left, int[] right) {
    if (left.length == 0) {
      return right;
    }
    if (right.length == 0) {
      return left;
    }
    int[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  private static int[] without(int[] of, int[] first, int[] second) {
    return Arrays.stream(of).filter(w -> !contains(first, w) && !contains(second, w)).toArray();
  }

  private static boolean contains(int[] in, int word) {
    for (int w : in) {
      if (w == word) {
        return true;
      }
    }
    return false;
  }

  WordTable words() {
    return words;
  }

  int records() {
    return records;
  }

  /** Returns whether there is a column of whole names. */
  boolean hasWholeNames() {
    return full.exists();
  }

  /** Returns whether a family or given name stands in a column of its own. */
  boolean isStructured(int record) {
    return familyWord[record] != 0 || givenWord[record] != 0;
  }

  /** Returns the family name as one word, 0 if it is missing or not known apart. */
  int family(int record) {
    return familyWord[record];
  }

  /** Returns the given name as one word, 0 if it is missing or not known apart. */
  int given(int record) {
    return givenWord[record];
  }

  int[] familyParts(int record) {
    return family.words(record);
  }

  int[] givenParts(int record) {
    return given.words(record);
  }

  /** Returns what is neither family nor given name: middle names and the patronymic. */
  int[] rest(int record) {
    return rest[record];
  }

  /**
   * Returns the words of family and given name in any order; none if both are in columns of their
   * own for all records.
   */
  int[] all(int record) {
    return all[record];
  }

  boolean hasRest(int record) {
    return rest[record].length > 0 || generation[record] != 0;
  }

  /** Returns whether both state a generation, and not the same one: father and son. */
  boolean otherGeneration(int left, int right) {
    return generation[left] != generation[right] && generation[left] != 0 && generation[right] != 0;
  }

  /** Returns the name for people. */
  String text(int record) {
    StringBuilder out = new StringBuilder();
    full.appendTo(out, record);
    given.appendTo(out, record);
    middle.appendTo(out, record);
    family.appendTo(out, record);
    return out.toString();
  }
}
