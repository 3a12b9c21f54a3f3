package dev.crmcore.dedup;

import dev.crmcore.dedup.similarity.JaroWinkler;
import dev.crmcore.dedup.similarity.LetterSignature;
import dev.crmcore.matching.FieldRole;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Compares values as words in any order: names of organisations and free text. A value written as
 * one word or several, such as {@code AlfaFeniks}, is also compared letter by letter.
 */
final class TextComparison extends Comparison {
  private static final int RARE = 60;

  private final ValueView view;
  private final Dimension dimension;
  private final Function<String, List<String>> splitter;
  private final boolean isName;
  private final WordBags bags = new WordBags(new WordTable(false));
  private final WordTable wholes = new WordTable(false);
  private int[] whole = new int[1];
  private int done = 1;
  private float[] rarity = {};

  TextComparison(ValueView view, Dimension dimension, Function<String, List<String>> splitter) {
    this.view = view;
    this.dimension = dimension;
    this.splitter = splitter;
    this.isName = dimension.role() == FieldRole.ORGANIZATION_NAME;
  }

  @Override
  List<Dimension> dimensions() {
    return List.of(dimension);
  }

  @Override
  void prepare() {
    int from = done;
    int to = view.distinct();
    if (to <= from) {
      return;
    }
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<String>[] split = new List[to - from];
    Chunks.forEach(
        from,
        to,
        (start, end) -> {
          for (int i = start; i < end; i++) {
            split[i - from] =
                splitter.apply(view.value(i).replace(RecordTable.VALUE_SEPARATOR, ' '));
          }
        });
    whole = Arrays.copyOf(whole, to);
    for (int i = from; i < to; i++) {
      List<String> words = split[i - from];
      bags.set(i, bags.words.internAll(words));
      whole[i] = wholes.intern(String.join("", words));
    }
    done = to;
  }

  @Override
  void count(int[] holders) {
    bags.count(view);
    int[] counts = new int[wholes.soundCount()];
    for (int record = 0; record < view.records(); record++) {
      int value = whole[view.id(record)];
      counts[wholes.sound(value)]++;
    }
    rarity = Frequencies.rarities(counts, dimension.chanceShares()[0]);
  }

  @Override
  long compare(int left, int right, Scratch scratch) {
    int a = cell(left, 0);
    int b = cell(right, 0);
    if (a == 0 || b == 0) {
      return 0;
    }
    int idA = view.id(left);
    int idB = view.id(right);
    int sound = wholes.sound(a);
    if (a == b || sound == wholes.sound(b)) {
      scratch.rarity[first()] = sound < rarity.length ? rarity[sound] : 0;
      return 1;
    }
    return levelOf(bags.get(idA), bags.get(idB), wholes.word(a), wholes.word(b), scratch);
  }

  private int levelOf(int[] a, int[] b, String left, String right, Scratch scratch) {
    WordBags.Overlap overlap = bags.compare(a, b, scratch);
    double both = overlap.both();
    if (both < 0.9) {
      both = Math.max(both, spelling(left, right, scratch));
    }
    if (both >= 0.9) {
      return 2;
    }
    if (both >= 0.75) {
      return 3;
    }
    if (overlap.smaller() >= 0.9) {
      return 4;
    }
    return both >= 0.55 ? 5 : both >= 0.3 ? 6 : 7;
  }

  private static double spelling(String a, String b, Scratch scratch) {
    int longer = Math.max(a.length(), b.length());
    if (longer > 64
        || LetterSignature.minimumEdits(LetterSignature.of(a), LetterSignature.of(b)) * 4
            > longer) {
      return 0;
    }
    double bySteps = 1 - (double) scratch.editDistance.between(a, b) / longer;
    return bySteps < 0.75 ? 0 : Math.min(bySteps + 0.05, JaroWinkler.similarity(a, b));
  }

  @Override
  int slots() {
    return 1;
  }

  @Override
  void pack(int record, int[] cells, int at) {
    cells[at] = whole[view.id(record)];
  }

  @Override
  List<KeySource> keys() {
    return List.of(
        new KeySource(
            "whole text",
            1,
            (r, keys) -> {
              keys[0] = wholes.sound(whole[view.id(r)]);
              return keys[0] == 0 ? 0 : 1;
            }),
        new KeySource("words", 1, this::wordKeys),
        new KeySource("start of text", 1, this::startKeys),
        new KeySource("pairs of words", 1, this::pairKeys));
  }

  private int wordKeys(int record, int[] keys) {
    int count = 0;
    for (int word : bags.get(view.id(record))) {
      if (bags.words.word(word).length() > 1) {
        keys[count++] = bags.words.sound(word);
      }
    }
    return count;
  }

  private int pairKeys(int record, int[] keys) {
    int[] bag = bags.get(view.id(record));
    int count = 0;
    int most = Math.min(bag.length, 8);
    for (int i = 0; i < most; i++) {
      for (int j = i + 1; j < most; j++) {
        int x = bags.words.sound(bag[i]);
        int y = bags.words.sound(bag[j]);
        keys[count++] = Hashes.mix(Math.min(x, y) * 31 + Hashes.mix(Math.max(x, y))) | 1;
      }
    }
    return count;
  }

  @Override
  int holder(int record, int[] keys) {
    return isName && startKeys(record, keys) > 0 ? keys[0] : 0;
  }

  private int startKeys(int record, int[] keys) {
    int value = whole[view.id(record)];
    if (value == 0) {
      return 0;
    }
    String sound = wholes.soundText(value);
    keys[0] = sound.substring(0, Math.min(5, sound.length())).hashCode() | 1;
    return 1;
  }

  /** Returns whether a word occurs seldom enough to find candidates by it. */
  boolean isRare(int word) {
    return bags.frequency(word) <= RARE;
  }

  @Override
  String text(int record) {
    return view.text(record);
  }

  @Override
  void refresh(int record) {
    view.refresh(record);
    prepare();
  }
}
