package dev.crmcore.dedup;

import dev.crmcore.dedup.text.AddressParts;
import dev.crmcore.matching.FieldRole;
import java.util.Arrays;
import java.util.List;

/** Compares street addresses: numbers exactly, words softly and in any order. */
final class AddressComparison extends Comparison {
  private static final int DIFFERENT = 8;
  private static final int SEVERAL = -1;
  private static final int[] NONE = {};

  private final ValueView view;
  private final Dimension dimension;
  private final WordBags bags = new WordBags(new WordTable(false));
  private final StringDictionary numberWords = new StringDictionary();
  private final StringDictionary wholes = new StringDictionary();
  private int[][] numbers = new int[1][];
  private int[] whole = new int[1];
  private int done = 1;
  private float[] rarity = {};

  /** A parsed address and all of it in one order. */
  private record Address(AddressParts parts, String whole) {}

  AddressComparison(ValueView view) {
    this.view = view;
    this.numbers[0] = NONE;
    this.dimension =
        new Dimension(
            view.names(),
            FieldRole.ADDRESS,
            List.of(
                "same",
                "same number, similar street",
                "similar street, number missing",
                "same number, street in part",
                "similar street, other number",
                "street in part",
                "same number only",
                "different"),
            new double[] {.60, .12, .03, .03, .03, .03, .01, .15},
            new double[] {.0001, .0001, .0005, .0005, .001, .005, .02, .9728},
            0b10);
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
    if (to > whole.length) {
      whole = Arrays.copyOf(whole, Capacity.of(whole.length, to));
      numbers = Arrays.copyOf(numbers, whole.length);
    }
    Chunks.inBatches(from, to, i -> parse(view.value(i)), this::intern);
    done = to;
  }

  private static Address parse(String value) {
    AddressParts parts = AddressParts.parse(value.replace(RecordTable.VALUE_SEPARATOR, ' '));
    return new Address(parts, wholeOf(parts));
  }

  private void intern(int value, Address address) {
    numbers[value] = distinctNumbers(address.parts().numbers());
    bags.set(value, bags.words.internAll(address.parts().words()));
    whole[value] = wholes.intern(address.whole());
  }

  private int[] distinctNumbers(List<String> of) {
    if (of.size() == 1) {
      return new int[] {numberWords.intern(of.get(0))};
    }
    return of.isEmpty() ? NONE : of.stream().mapToInt(numberWords::intern).distinct().toArray();
  }

  private static String wholeOf(AddressParts address) {
    if (address.words().size() <= 1 && address.numbers().size() <= 1) {
      String number = address.numbers().isEmpty() ? "" : address.numbers().get(0);
      return address.words().isEmpty() ? number + ' ' : number + ' ' + address.words().get(0);
    }
    return String.join(" ", address.numbers().stream().sorted().toList())
        + ' '
        + String.join(" ", address.words().stream().sorted().distinct().toList());
  }

  @Override
  void count(int[] holders) {
    bags.count(view);
    HolderCounts counts = new HolderCounts(wholes.size(), holders);
    for (int record = 0; record < view.records(); record++) {
      int value = whole[view.id(record)];
      counts.add(value, record);
    }
    rarity = Frequencies.rarities(counts.counts(), dimension.chanceShares()[0]);
  }

  @Override
  long compare(int left, int right, Scratch scratch) {
    int a = cell(left, 0);
    int b = cell(right, 0);
    if (a == 0 || b == 0) {
      return 0;
    }
    if (a == b) {
      scratch.rarity[first()] = a < rarity.length ? rarity[a] : 0;
      return 1;
    }
    int numberA = cell(left, 1);
    int numberB = cell(right, 1);
    boolean numberMissing = numberA == 0 || numberB == 0;
    boolean severalNumbers = !numberMissing && (numberA == SEVERAL || numberB == SEVERAL);
    boolean sameNumber =
        severalNumbers
            ? sameNumber(numbers[view.id(left)], numbers[view.id(right)])
            : !numberMissing && numberA == numberB;
    int wordA = cell(left, 2);
    int wordB = cell(right, 2);
    float similarity =
        wordA == SEVERAL || wordB == SEVERAL
            ? similarity(view.id(left), view.id(right), scratch)
            : similarityOfWords(wordA, wordB, scratch);
    if (similarity >= 0.75) {
      return sameNumber ? 2 : numberMissing ? 3 : 5;
    }
    if (similarity >= 0.35) {
      return sameNumber ? 4 : 6;
    }
    return sameNumber ? 7 : DIFFERENT;
  }

  private float similarity(int idA, int idB, Scratch scratch) {
    int[] a = bags.get(idA);
    int[] b = bags.get(idB);
    WordBags.Overlap overlap = bags.compare(a, b, scratch);
    // One side often has the city or the district as well.
    return Math.max(overlap.both(), overlap.smaller() * 0.9f);
  }

  private float similarityOfWords(int a, int b, Scratch scratch) {
    int relation = bags.words.compare(a, b, scratch);
    return relation <= WordTable.CLOSE ? 1 : relation == WordTable.SIMILAR ? 0.6f : 0;
  }

  private static boolean sameNumber(int[] a, int[] b) {
    int shared = 0;
    for (int x : a) {
      for (int y : b) {
        shared += x == y ? 1 : 0;
      }
    }
    return shared > 0 && (a[0] == b[0] || shared * 2 >= Math.min(a.length, b.length));
  }

  @Override
  int slots() {
    return 3;
  }

  @Override
  void pack(int record, int[] cells, int at) {
    int id = view.id(record);
    int[] words = bags.get(id);
    int[] of = numbers[id];
    cells[at] = whole[id];
    cells[at + 1] = of.length == 0 ? 0 : of.length == 1 ? of[0] : SEVERAL;
    cells[at + 2] = words.length == 1 ? words[0] : SEVERAL;
  }

  @Override
  List<KeySource> keys() {
    return List.of(
        new KeySource(
            "address",
            1,
            (r, keys) -> {
              keys[0] = whole[view.id(r)];
              return keys[0] == 0 ? 0 : 1;
            }),
        new KeySource("street words", 1, this::wordKeys),
        new KeySource("number and street word", 1, this::numberAndWord));
  }

  private int wordKeys(int record, int[] keys) {
    int count = 0;
    for (int word : bags.get(view.id(record))) {
      keys[count++] = bags.words.sound(word);
    }
    return count;
  }

  private int numberAndWord(int record, int[] keys) {
    int id = view.id(record);
    int count = 0;
    int most = Math.min(3, numbers[id].length);
    for (int n = 0; n < most; n++) {
      for (int word : bags.get(id)) {
        if (bags.words.word(word).length() > 1) {
          keys[count++] = Hashes.mix(numbers[id][n] * 31 + Hashes.mix(bags.words.sound(word))) | 1;
        }
      }
    }
    return count;
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
