package dev.crmcore.dedup;

import dev.crmcore.dedup.NameAgreement.Reason;
import dev.crmcore.dedup.NameAgreement.WordPair;
import dev.crmcore.dedup.text.SoundKey;
import java.util.ArrayList;
import java.util.List;

/** Finds the counterparts of the words of two names, the surest first, and scores what is left. */
final class NameAlignment {
  /** So many words of one name may be one word of the other. */
  private static final int MOST_JOINED = 4;

  /** Shorter words have neighbours at every slip. */
  private static final int LEAST_FOR_SLIP = 3;

  private static final int LEAST_FOR_TWO_SLIPS = 5;

  /** A word that only the longer name of a person has; as many as agree are tolerable. */
  private static final double COST_OF_EXTRA = 0.8;

  /** Slips count double: as many letters of both names are not accounted for. */
  private static final double COST_OF_SLIP = 2;

  /** Words that contradict each other; one is enough. */
  private static final double CONTRADICTION = 0.45;

  private final NameWords left;
  private final NameWords right;
  private final boolean persons;
  private final WordTable table;
  private final Scratch scratch = new Scratch();
  private final int[] a;
  private final int[] b;
  private final boolean[] usedA;
  private final boolean[] usedB;
  private final List<WordPair> pairs = new ArrayList<>();
  private int slips;
  private int letters;

  NameAlignment(NameWords left, NameWords right, boolean persons) {
    this.left = left;
    this.right = right;
    this.persons = persons;
    this.table = new WordTable(persons);
    a = table.internAll(left.words());
    b = table.internAll(right.words());
    usedA = new boolean[a.length];
    usedB = new boolean[b.length];
    pairWords(WordTable.SAME, Reason.SAME);
    pairWords(WordTable.SOUND, Reason.SOUND);
    pairWords(WordTable.NICKNAME, Reason.SHORT_FORM);
    joinWords(0);
    pairSlips(1);
    pairSlips(2);
    pairWords(WordTable.INITIAL, Reason.INITIAL);
    joinWords(2);
  }

  /** Returns the words in pairs, then those that stand alone. */
  List<WordPair> pairs() {
    List<WordPair> all = new ArrayList<>(pairs);
    for (int i = 0; i < a.length; i++) {
      if (!usedA[i]) {
        all.add(new WordPair(left.words().get(i), "", Reason.ALONE));
      }
    }
    for (int j = 0; j < b.length; j++) {
      if (!usedB[j]) {
        all.add(new WordPair("", right.words().get(j), Reason.ALONE));
      }
    }
    return all;
  }

  /** Returns how far the names agree, from 0 to 1. */
  double score() {
    if (a.length == 0 || b.length == 0 || pairs.isEmpty()) {
      return !left.joined().isEmpty() && left.joined().equals(right.joined()) ? 1 : 0;
    }
    if (left.joined().equals(right.joined())) {
      return 1;
    }
    int aloneA = unused(usedA);
    int aloneB = unused(usedB);
    int contradictions = persons ? Math.min(aloneA, aloneB) : Math.max(aloneA, aloneB);
    int extras = Math.max(aloneA, aloneB) - contradictions;
    if (extras > 0 && pairs.size() == 1) {
      // One name in common is not enough: it may be the given name of the one.
      contradictions++;
    }
    if (!left.generation().isEmpty()
        && !right.generation().isEmpty()
        && !left.generation().equals(right.generation())) {
      contradictions++;
    }
    double agreement = pairs.size() / (pairs.size() + COST_OF_EXTRA * extras);
    double spelling = Math.max(0, 1 - COST_OF_SLIP * slips / Math.max(1, letters));
    return agreement * spelling * Math.pow(CONTRADICTION, contradictions);
  }

  private static int unused(boolean[] used) {
    int count = 0;
    for (boolean word : used) {
      count += word ? 0 : 1;
    }
    return count;
  }

  private void pairWords(int relation, Reason reason) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length && !usedA[i]; j++) {
        if (!usedB[j] && relation(i, j) == relation) {
          use(i, 1, j, 1, reason, 0);
        }
      }
    }
  }

  private int relation(int i, int j) {
    int relation = table.compare(a[i], b[j], scratch);
    boolean exact = isNumber(table.word(a[i])) || isNumber(table.word(b[j]));
    boolean initial = relation == WordTable.INITIAL;
    return (exact && relation != WordTable.SAME) || (initial && !persons)
        ? WordTable.DIFFERENT
        : relation;
  }

  private void pairSlips(int edits) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length && !usedA[i]; j++) {
        if (!usedB[j] && slips(table.word(a[i]), table.word(b[j])) == edits) {
          use(i, 1, j, 1, Reason.SLIP, edits);
        }
      }
    }
  }

  /** Returns how many slips make one word the other, or more than anyone makes. */
  private int slips(String x, String y) {
    if (isNumber(x) || isNumber(y)) {
      return x.equals(y) ? 0 : Integer.MAX_VALUE;
    }
    int edits =
        Math.min(
            scratch.editDistance.between(x, y),
            scratch.editDistance.between(SoundKey.of(x), SoundKey.of(y)));
    return edits <= mostSlips(x, y) ? edits : Integer.MAX_VALUE;
  }

  /** Who slips twice in a word still writes its first letter right. */
  private static int mostSlips(String x, String y) {
    int shorter = Math.min(x.length(), y.length());
    if (shorter < LEAST_FOR_SLIP) {
      return 0;
    }
    return shorter >= LEAST_FOR_TWO_SLIPS && x.charAt(0) == y.charAt(0) ? 2 : 1;
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  /** Looks for words of one name that are one word of the other. */
  private void joinWords(int mostSlips) {
    for (int i = 0; i < a.length; i++) {
      for (int count = 2; count <= MOST_JOINED && i + count <= a.length; count++) {
        for (int j = 0; j < b.length; j++) {
          if (areFree(usedA, i, count) && !usedB[j]) {
            int edits = slipsOfJoined(left.words().subList(i, i + count), table.word(b[j]));
            if (edits <= mostSlips) {
              use(i, count, j, 1, Reason.JOINED, edits);
            }
          }
        }
      }
    }
    for (int j = 0; j < b.length; j++) {
      for (int count = 2; count <= MOST_JOINED && j + count <= b.length; count++) {
        for (int i = 0; i < a.length; i++) {
          if (areFree(usedB, j, count) && !usedA[i]) {
            int edits = slipsOfJoined(right.words().subList(j, j + count), table.word(a[i]));
            if (edits <= mostSlips) {
              use(i, 1, j, count, Reason.JOINED, edits);
            }
          }
        }
      }
    }
  }

  private static boolean areFree(boolean[] used, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (used[i]) {
        return false;
      }
    }
    return true;
  }

  private int slipsOfJoined(List<String> words, String one) {
    if (isAcronym(words, one)) {
      return 0;
    }
    return slips(String.join("", words), one);
  }

  private static boolean isAcronym(List<String> words, String one) {
    if (one.length() != words.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).charAt(0) != one.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void use(int i, int countA, int j, int countB, Reason reason, int edits) {
    for (int k = i; k < i + countA; k++) {
      usedA[k] = true;
    }
    for (int k = j; k < j + countB; k++) {
      usedB[k] = true;
    }
    String x = String.join(" ", left.words().subList(i, i + countA));
    String y = String.join(" ", right.words().subList(j, j + countB));
    pairs.add(new WordPair(x, y, reason));
    slips += edits;
    letters += Math.max(x.length(), y.length());
  }
}
