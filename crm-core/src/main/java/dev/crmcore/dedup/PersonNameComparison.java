package dev.crmcore.dedup;

import dev.crmcore.dedup.text.Patronymics;
import dev.crmcore.dedup.text.PersonNameParts;
import dev.crmcore.dedup.text.TextFolding;
import dev.crmcore.matching.FieldRole;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares persons' names: family name, given name, and the rest (middle names, patronymic,
 * generation). Where one side has only a whole name, words are aligned in any order and the best
 * two pairs stand for family and given name.
 */
final class PersonNameComparison extends Comparison {
  /** Level of given names that are two names, not two spellings. */
  static final int OTHER_GIVEN_NAME = 9;

  /** Share of random pairs with the same name. */
  private static final double FAMILY_CHANCE = .002;

  private static final double GIVEN_CHANCE = .008;

  private static final int[] NO_WORDS = {};
  private static final int MOST_WORDS = 8;

  /** A given name that so many records have is no slip of the pen. */
  private static final int ESTABLISHED = 4;

  private final @Nullable ValueView family;
  private final @Nullable ValueView given;
  private final @Nullable ValueView middle;
  private final @Nullable ValueView full;
  private final int records;
  private final WordTable words = new WordTable(true);
  private final Parsed familyParts = new Parsed();
  private final Parsed givenParts = new Parsed();
  private final Parsed middleParts = new Parsed();
  private final Parsed fullParts = new Parsed();

  private final int[] familyWord;
  private final int[] givenWord;
  private final int[][] rest;
  private final int[][] all;
  private final byte[] generation;
  private float[] familyRarity = {};
  private float[] givenRarity = {};
  private int[] givenCounts = {};
  private int preparedRecords;

  /** The parsed values of one column. */
  private static final class Parsed {
    private int[] joined = new int[1];
    private int[][] parts = {NO_WORDS};
    private byte[] generations = new byte[1];
    private int done = 1;
  }

  PersonNameComparison(
      @Nullable ValueView family,
      @Nullable ValueView given,
      @Nullable ValueView middle,
      @Nullable ValueView full,
      int records) {
    this.family = family;
    this.given = given;
    this.middle = middle;
    this.full = full;
    this.records = records;
    familyWord = new int[records + RecordTable.GUESTS];
    givenWord = new int[records + RecordTable.GUESTS];
    rest = new int[records + RecordTable.GUESTS][];
    all = new int[records + RecordTable.GUESTS][];
    generation = new byte[records + RecordTable.GUESTS];
  }

  @Override
  List<Dimension> dimensions() {
    return List.of(
        new Dimension(
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
            new double[] {.80, .04, .08, .02, .015, .0435, .0015},
            new double[] {FAMILY_CHANCE, .0005, .002, .004, .001, .002, .9885},
            0b110),
        new Dimension(
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
            new double[] {GIVEN_CHANCE, .001, .002, .004, .04, .01, .001, .334, .6},
            0b110),
        new Dimension(
            "other names",
            FieldRole.MIDDLE_NAME,
            List.of("same", "initial or close", "different", "other generation"),
            new double[] {.70, .22, .075, .005},
            new double[] {.03, .07, .89, .01},
            0));
  }

  @Override
  void prepare() {
    parse(family, familyParts);
    parse(given, givenParts);
    parse(middle, middleParts);
    parse(full, fullParts);
    if (preparedRecords == 0) {
      preparedRecords = records;
      for (int record = 0; record < records; record++) {
        load(record);
      }
    }
  }

  private void parse(@Nullable ValueView view, Parsed parsed) {
    if (view == null || view.distinct() <= parsed.done) {
      return;
    }
    int from = parsed.done;
    int to = view.distinct();
    PersonNameParts[] names = new PersonNameParts[to - from];
    Chunks.forEach(
        from,
        to,
        (start, end) -> {
          for (int i = start; i < end; i++) {
            names[i - from] =
                PersonNameParts.parse(view.value(i).replace(RecordTable.VALUE_SEPARATOR, ' '));
          }
        });
    parsed.joined = Arrays.copyOf(parsed.joined, to);
    parsed.parts = Arrays.copyOf(parsed.parts, to);
    parsed.generations = Arrays.copyOf(parsed.generations, to);
    for (int i = from; i < to; i++) {
      List<String> parts = names[i - from].words();
      int[] ids = new int[parts.size()];
      for (int w = 0; w < ids.length; w++) {
        ids[w] = words.intern(parts.get(w));
      }
      parsed.parts[i] = ids;
      parsed.joined[i] =
          ids.length == 1 ? ids[0] : words.intern(TextFolding.join(String.join("", parts)));
      parsed.generations[i] = code(names[i - from].generation());
    }
    parsed.done = to;
  }

  private static byte code(String generation) {
    return switch (generation) {
      case "sr" -> 1;
      case "jr" -> 2;
      case "i" -> 3;
      case "ii" -> 4;
      case "iii" -> 5;
      case "iv" -> 6;
      default -> 0;
    };
  }

  private void load(int record) {
    int familyId = family == null ? 0 : family.id(record);
    int givenId = given == null ? 0 : given.id(record);
    int middleId = middle == null ? 0 : middle.id(record);
    int fullId = full == null ? 0 : full.id(record);
    familyWord[record] = familyParts.joined[familyId];
    int[] givenWords = givenParts.parts[givenId];
    givenWord[record] = givenParts.joined[givenId];
    generation[record] =
        (byte)
            Math.max(
                Math.max(familyParts.generations[familyId], givenParts.generations[givenId]),
                Math.max(middleParts.generations[middleId], fullParts.generations[fullId]));
    int[] restWords = middleParts.parts[middleId];
    int[] fullWords = fullParts.parts[fullId];
    if (fullWords.length > 0 && (familyWord[record] != 0 || givenWord[record] != 0)) {
      restWords = join(restWords, without(fullWords, familyParts.parts[familyId], givenWords));
    }
    rest[record] = restWords.length == 0 ? NO_WORDS : restWords;
    if (familyWord[record] == 0 && givenWord[record] == 0) {
      all[record] =
          fullWords.length > MOST_WORDS ? Arrays.copyOf(fullWords, MOST_WORDS) : fullWords;
      if (all[record].length > 2) {
        separatePatronymic(record);
      }
    } else if (full != null) {
      all[record] = join(familyParts.parts[familyId], givenWords);
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

  @Override
  void count(int[] holders) {
    int[] families = new int[words.soundCount()];
    int[] givens = new int[words.soundCount()];
    givenCounts = new int[words.size()];
    for (int record = 0; record < records; record++) {
      if (isStructured(record)) {
        families[words.sound(familyWord[record])]++;
        givens[words.sound(givenWord[record])]++;
        givenCounts[givenWord[record]]++;
      } else {
        for (int word : all[record]) {
          families[words.sound(word)]++;
          givens[words.sound(word)]++;
        }
      }
    }
    familyRarity = Frequencies.rarities(families, FAMILY_CHANCE);
    givenRarity = Frequencies.rarities(givens, GIVEN_CHANCE);
  }

  private boolean isStructured(int record) {
    return familyWord[record] != 0 || givenWord[record] != 0;
  }

  private float familyRarity(int word) {
    int sound = words.sound(word);
    return sound < familyRarity.length ? familyRarity[sound] : 0;
  }

  private float givenRarity(int word) {
    int sound = words.sound(word);
    return sound < givenRarity.length ? givenRarity[sound] : 0;
  }

  @Override
  long compare(int left, int right, Scratch scratch) {
    boolean parts = (cell(left, 0) | cell(left, 1)) != 0 && (cell(right, 0) | cell(right, 1)) != 0;
    return parts ? compareParts(left, right, scratch) : compareWords(left, right, scratch);
  }

  private long compareParts(int left, int right, Scratch scratch) {
    int familyA = cell(left, 0);
    int familyB = cell(right, 0);
    int givenA = cell(left, 1);
    int givenB = cell(right, 1);
    int familyLevel = familyA == 0 || familyB == 0 ? 0 : familyLevel(left, right, scratch);
    int givenLevel = givenA == 0 || givenB == 0 ? 0 : givenLevel(left, right, scratch);
    boolean bothDiffer =
        (familyLevel == 7 || familyLevel == 0) && (givenLevel >= 8 || givenLevel == 0);
    if (bothDiffer) {
      boolean one = areSwapped(familyA, givenB, scratch);
      boolean two = areSwapped(givenA, familyB, scratch);
      if (one || two) {
        familyLevel = 5;
        givenLevel = one && two ? 7 : givenLevel;
      }
    }
    int restLevel =
        cell(left, 2) == 0 || cell(right, 2) == 0
            ? 0
            : restLevel(rest[left], rest[right], left, right, scratch);
    return familyLevel | givenLevel << 4 | (long) restLevel << 8;
  }

  private boolean areSwapped(int a, int b, Scratch scratch) {
    return a != 0
        && b != 0
        && !words.isInitial(a)
        && words.compare(a, b, scratch) <= WordTable.CLOSE;
  }

  private int familyLevel(int left, int right, Scratch scratch) {
    int a = familyWord[left];
    int b = familyWord[right];
    int relation = words.compare(a, b, scratch);
    switch (relation) {
      case WordTable.SAME, WordTable.SOUND -> {
        scratch.rarity[first()] = Math.min(familyRarity(a), familyRarity(b));
        return relation;
      }
      case WordTable.NICKNAME, WordTable.CLOSE -> {
        return 3;
      }
      case WordTable.SIMILAR -> {
        return 4;
      }
      default -> {
        int[] partsA = partsOf(family, familyParts, left);
        int[] partsB = partsOf(family, familyParts, right);
        boolean part =
            (partsA.length > 1 || partsB.length > 1) && sharePart(partsA, partsB, scratch);
        return part || relation == WordTable.INITIAL ? 6 : 7;
      }
    }
  }

  private int givenLevel(int left, int right, Scratch scratch) {
    int a = givenWord[left];
    int b = givenWord[right];
    int level = differentLevel(givenLevel(words.compare(a, b, scratch)), a, b);
    if (level <= 2) {
      scratch.rarity[first() + 1] = Math.min(givenRarity(a), givenRarity(b));
    } else if (level >= 6) {
      int[] partsA = partsOf(given, givenParts, left);
      int[] partsB = partsOf(given, givenParts, right);
      if ((partsA.length > 1 || partsB.length > 1) && partsA.length > 0 && partsB.length > 0) {
        int leading = words.compare(partsA[0], partsB[0], scratch);
        if (leading <= WordTable.CLOSE) {
          return Math.max(2, Math.min(level, givenLevel(leading)));
        }
        return leading == WordTable.INITIAL ? 5 : Math.min(level, 8);
      }
    }
    return level;
  }

  /** Two names that are both in use are not spellings of one. */
  private int differentLevel(int level, int a, int b) {
    boolean spelling = level == 4 || level == 6 || level == 8;
    if (!spelling || !isEstablished(a) || !isEstablished(b)) {
      return level;
    }
    return level == 4 ? 6 : level == 6 ? 8 : OTHER_GIVEN_NAME;
  }

  private boolean isEstablished(int word) {
    return words.hasGroups(word)
        || (word < givenCounts.length
            && givenCounts[word] >= ESTABLISHED
            && !words.isInitial(word));
  }

  private static int givenLevel(int relation) {
    return switch (relation) {
      case WordTable.SAME -> 1;
      case WordTable.SOUND -> 2;
      case WordTable.NICKNAME -> 3;
      case WordTable.CLOSE -> 4;
      case WordTable.INITIAL -> 5;
      case WordTable.SIMILAR -> 6;
      default -> 8;
    };
  }

  private static int[] partsOf(@Nullable ValueView view, Parsed parsed, int record) {
    return view == null ? NO_WORDS : parsed.parts[view.id(record)];
  }

  private boolean sharePart(int[] left, int[] right, Scratch scratch) {
    for (int a : left) {
      for (int b : right) {
        if (!words.isInitial(a)
            && words.word(a).length() > 2
            && words.compare(a, b, scratch) <= WordTable.SOUND) {
          return true;
        }
      }
    }
    return false;
  }

  private int restLevel(int[] a, int[] b, int left, int right, Scratch scratch) {
    byte generationA = generation[left];
    byte generationB = generation[right];
    if (generationA != generationB && generationA != 0 && generationB != 0) {
      return 4;
    }
    if (a.length == 0 || b.length == 0) {
      return 0;
    }
    int best = WordTable.DIFFERENT;
    for (int x : a) {
      for (int y : b) {
        best = Math.min(best, words.compare(x, y, scratch));
      }
    }
    return best <= WordTable.SOUND ? 1 : best <= WordTable.INITIAL ? 2 : 3;
  }

  /** Aligns the words of two names greedily, best relation first. */
  private long compareWords(int left, int right, Scratch scratch) {
    int[] a = all[left];
    int[] b = all[right];
    if (a.length == 0 || b.length == 0) {
      return 0;
    }
    int usedA = 0;
    int usedB = 0;
    int[] bestWord = new int[2];
    int[] relations = new int[2];
    int pairs = 0;
    int[] relation = relations(a, b, scratch);
    for (int wanted = WordTable.SAME; wanted < WordTable.DIFFERENT; wanted++) {
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b.length && (usedA >> i & 1) == 0; j++) {
          if ((usedB >> j & 1) == 0 && relation[i * b.length + j] == wanted) {
            usedA |= 1 << i;
            usedB |= 1 << j;
            if (pairs < 2) {
              relations[pairs] = wanted;
              bestWord[pairs] = a[i];
            }
            pairs++;
          }
        }
      }
    }
    return wordLevels(left, right, pairs, relations, bestWord, usedA, usedB, scratch);
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

  private long wordLevels(
      int left,
      int right,
      int pairs,
      int[] relations,
      int[] word,
      int usedA,
      int usedB,
      Scratch scratch) {
    boolean swap =
        pairs >= 2 && relations[0] == relations[1] && familyRarity(word[1]) > familyRarity(word[0]);
    int f = swap ? 1 : 0;
    int familyLevel = pairs == 0 ? 7 : familyLevelOfRelation(relations[f]);
    if (familyLevel <= 2) {
      scratch.rarity[first()] = familyRarity(word[f]);
    }
    int shorter = Math.min(all[left].length, all[right].length);
    int givenLevel = pairs >= 2 ? givenLevel(relations[1 - f]) : shorter < 2 ? 0 : 8;
    if (givenLevel == 1 || givenLevel == 2) {
      scratch.rarity[first() + 1] = givenRarity(word[1 - f]);
    }
    int restLevel = restLevel(rest[left], rest[right], left, right, scratch);
    if (restLevel == 0 && shorter > 2) {
      int unmatched = shorter - Math.max(Integer.bitCount(usedA), Integer.bitCount(usedB));
      restLevel = unmatched == 0 ? 1 : pairs > 2 ? 2 : 3;
    }
    return familyLevel | givenLevel << 4 | (long) restLevel << 8;
  }

  private static int familyLevelOfRelation(int relation) {
    return switch (relation) {
      case WordTable.SAME -> 1;
      case WordTable.SOUND -> 2;
      case WordTable.NICKNAME, WordTable.CLOSE -> 3;
      case WordTable.SIMILAR -> 4;
      case WordTable.INITIAL -> 6;
      default -> 7;
    };
  }

  @Override
  int slots() {
    return 3;
  }

  @Override
  void pack(int record, int[] cells, int at) {
    cells[at] = familyWord[record];
    cells[at + 1] = givenWord[record];
    cells[at + 2] = rest[record].length > 0 || generation[record] != 0 ? 1 : 0;
  }

  @Override
  List<KeySource> keys() {
    return List.of(
        new KeySource("family name", 0b1, this::familyKeys),
        new KeySource("given name", 0b10, this::givenKeys),
        new KeySource("both names", 0b11, this::pairKeys),
        new KeySource("start of family name", 0b1, this::familyStarts),
        new KeySource("initials", 0b0, this::initialKeys),
        new KeySource("name words", 0b1, this::wordKeys));
  }

  @Override
  int holder(int record, int[] keys) {
    int count = familyKeys(record, keys);
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Hashes.mix(keys[i]);
    }
    return sum;
  }

  private int familyKeys(int record, int[] keys) {
    if (isStructured(record)) {
      keys[0] = words.sound(familyWord[record]);
      return familyWord[record] == 0 ? 0 : 1;
    }
    return wordKeys(record, keys);
  }

  private int givenKeys(int record, int[] keys) {
    if (isStructured(record)) {
      int word = givenWord[record];
      keys[0] = words.fullForm(word);
      return word == 0 || words.isInitial(word) ? 0 : 1;
    }
    int count = 0;
    for (int word : all[record]) {
      if (!words.isInitial(word)) {
        keys[count++] = words.fullForm(word);
      }
    }
    return count;
  }

  private int wordKeys(int record, int[] keys) {
    if (all[record].length == 0) {
      int count = 0;
      if (familyWord[record] != 0) {
        keys[count++] = words.sound(familyWord[record]);
      }
      if (givenWord[record] != 0 && !words.isInitial(givenWord[record])) {
        keys[count++] = words.sound(givenWord[record]);
      }
      return count;
    }
    int count = 0;
    for (int word : all[record]) {
      if (!words.isInitial(word)) {
        keys[count++] = words.sound(word);
      }
    }
    return count;
  }

  private int pairKeys(int record, int[] keys) {
    if (all[record].length == 0) {
      int f = familyWord[record];
      int g = givenWord[record];
      keys[0] = f == 0 || g == 0 ? 0 : pairKey(f, g);
      return f == 0 || g == 0 ? 0 : 1;
    }
    int count = 0;
    int[] of = all[record];
    for (int i = 0; i < of.length; i++) {
      for (int j = i + 1; j < of.length && count < keys.length; j++) {
        keys[count++] = pairKey(of[i], of[j]);
      }
    }
    return count;
  }

  private int pairKey(int a, int b) {
    int x = words.fullForm(a);
    int y = words.fullForm(b);
    return Hashes.mix(Math.min(x, y) * 31 + Hashes.mix(Math.max(x, y))) | 1;
  }

  private int familyStarts(int record, int[] keys) {
    if (isStructured(record)) {
      keys[0] = start(familyWord[record]);
      return keys[0] == 0 ? 0 : 1;
    }
    int count = 0;
    for (int word : all[record]) {
      int key = start(word);
      if (key != 0) {
        keys[count++] = key;
      }
    }
    return count;
  }

  private int start(int word) {
    String sound = words.soundText(word);
    return sound.length() < 3 ? 0 : sound.substring(0, Math.min(4, sound.length())).hashCode() | 1;
  }

  private int initialKeys(int record, int[] keys) {
    if (isStructured(record)) {
      int g = givenWord[record];
      keys[0] = g == 0 ? 0 : words.word(g).charAt(0);
      return g == 0 ? 0 : 1;
    }
    int count = 0;
    for (int word : all[record]) {
      keys[count++] = words.word(word).charAt(0);
    }
    return count;
  }

  boolean otherGeneration(int left, int right) {
    return generation[left] != generation[right] && generation[left] != 0 && generation[right] != 0;
  }

  @Override
  String text(int record) {
    StringBuilder out = new StringBuilder();
    append(out, full, record);
    append(out, given, record);
    append(out, middle, record);
    append(out, family, record);
    return out.toString();
  }

  private static void append(StringBuilder out, @Nullable ValueView view, int record) {
    if (view != null && view.id(record) != 0) {
      out.append(out.length() == 0 ? "" : " ").append(view.text(record));
    }
  }

  @Override
  void refresh(int record) {
    for (ValueView view : new @Nullable ValueView[] {family, given, middle, full}) {
      if (view != null) {
        view.refresh(record);
      }
    }
    prepare();
    load(record);
  }
}
