package dev.crmcore.dedup;

import dev.crmcore.dedup.similarity.JaroWinkler;
import dev.crmcore.dedup.similarity.LetterSignature;
import dev.crmcore.matching.BlockingKeys;
import dev.crmcore.matching.FieldRole;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Compares fields that are one normalised value, or a few alternatives of which the best pair
 * counts: e-mails, phones, numbers, places, codes.
 */
final class ValueComparison extends Comparison {
  /** How two different, non-empty forms compare; 1 is kept for equal ones. */
  @FunctionalInterface
  interface Level {
    int of(String left, String right, Scratch scratch);
  }

  /** What candidates are found by, and its name; most fields have one key for a form. */
  record NamedKeys(String name, BlockingKeys keys) {
    static NamedKeys one(String name, UnaryOperator<String> key) {
      return new NamedKeys(name, form -> List.of(key.apply(form)));
    }
  }

  private static final int SEVERAL = -1;

  private final NormalizedValues values;
  private final Dimension dimension;
  private final Level level;
  private final int worst;
  private final int mostEdits;
  private final boolean openEnd;
  private final List<NamedKeys> namedKeys;
  private final FormKeys[] keysOfForm;

  /**
   * @param mostEdits pairs whose letters prove more edits than this are at the worst level
   */
  ValueComparison(
      NormalizedValues values,
      Dimension dimension,
      Level level,
      int mostEdits,
      List<NamedKeys> namedKeys) {
    this.values = values;
    this.dimension = dimension;
    this.level = level;
    this.worst = dimension.levels().size();
    this.mostEdits = mostEdits;
    this.openEnd = dimension.role() == FieldRole.PHONE;
    this.namedKeys = List.copyOf(namedKeys);
    this.keysOfForm = new FormKeys[namedKeys.size()];
    Arrays.setAll(keysOfForm, k -> new FormKeys(namedKeys.get(k).keys()));
  }

  @Override
  List<Dimension> dimensions() {
    return List.of(dimension);
  }

  @Override
  void prepare() {
    values.prepare();
    for (FormKeys keys : keysOfForm) {
      keys.prepare(values);
    }
  }

  private boolean isContact() {
    return dimension.role() == FieldRole.EMAIL || dimension.role() == FieldRole.PHONE;
  }

  @Override
  void count(int[] holders) {
    values.count(isContact() ? holders : new int[0], dimension.chanceShares()[0]);
  }

  @Override
  long compare(int left, int right, Scratch scratch) {
    int a = cell(left, 0);
    int b = cell(right, 0);
    if (a == 0 || b == 0) {
      return 0;
    }
    if (a != SEVERAL && b != SEVERAL) {
      return a == b || mayBeAlike(signature(left), signature(right))
          ? compareForms(a, b, scratch)
          : worst;
    }
    int[] allA = values.forms(left);
    int[] allB = values.forms(right);
    return compareAll(
        allA == null ? new int[] {a} : allA, allB == null ? new int[] {b} : allB, scratch);
  }

  private long compareAll(int[] left, int[] right, Scratch scratch) {
    int best = worst;
    float rarest = 0;
    for (int a : left) {
      for (int b : right) {
        int found = compareForms(a, b, scratch);
        if (found == 1) {
          rarest = Math.max(rarest, values.rarity(a));
        }
        best = Math.min(best, found);
      }
    }
    scratch.rarity[first()] = rarest;
    return best;
  }

  private int compareForms(int a, int b, Scratch scratch) {
    if (a == b) {
      scratch.rarity[first()] = values.rarity(a);
      return 1;
    }
    return mayBeAlike(values.signature(a), values.signature(b))
        ? level.of(values.string(a), values.string(b), scratch)
        : worst;
  }

  private boolean mayBeAlike(long signatureA, long signatureB) {
    int edits =
        openEnd
            ? LetterSignature.minimumEditsInside(signatureA, signatureB)
            : LetterSignature.minimumEdits(signatureA, signatureB);
    return edits <= mostEdits;
  }

  /** The signature of a record with one form, from where its number lies. */
  private long signature(int record) {
    return (long) cell(record, 1) << 32 | (cell(record, 2) & 0xFFFFFFFFL);
  }

  @Override
  int slots() {
    return 3;
  }

  @Override
  void pack(int record, int[] cells, int at) {
    boolean one = values.forms(record) == null;
    int form = values.form(record);
    long signature = values.signature(form);
    cells[at] = one ? form : SEVERAL;
    cells[at + 1] = (int) (signature >>> 32);
    cells[at + 2] = (int) signature;
  }

  @Override
  List<KeySource> keys() {
    return java.util.stream.IntStream.range(0, namedKeys.size())
        .mapToObj(k -> new KeySource(namedKeys.get(k).name(), 1, (r, keys) -> read(k, r, keys)))
        .toList();
  }

  private int read(int k, int record, int[] keys) {
    int[] all = values.forms(record);
    if (all == null) {
      return keysOfForm[k].append(values.form(record), keys, 0);
    }
    int count = 0;
    for (int form : all) {
      count = keysOfForm[k].append(form, keys, count);
    }
    return count;
  }

  @Override
  String text(int record) {
    return values.view().text(record);
  }

  @Override
  void refresh(int record) {
    values.view().refresh(record);
    prepare();
  }

  /** Levels by edits and Jaro-Winkler: 2 close, 3 similar, 4 different. */
  static int spelling(String a, String b, Scratch scratch) {
    int edits = scratch.editDistance.between(a, b);
    int longer = Math.max(a.length(), b.length());
    if ((edits == 1 && longer >= 4) || (edits == 2 && longer >= 7)) {
      return 2;
    }
    double similarity = JaroWinkler.similarity(a, b);
    return similarity >= 0.92 ? 2 : similarity >= 0.82 ? 3 : 4;
  }
}
