package dev.crmcore.dedup;

import dev.crmcore.dedup.text.PartialDate;
import dev.crmcore.matching.FieldRole;
import java.util.Arrays;
import java.util.List;

/** Compares dates: equal, day and month swapped, a slip of the pen, partly known. */
final class DateComparison extends Comparison {
  private static final int SAME = 1;
  private static final int COMPATIBLE = 2;
  private static final int SWAPPED = 3;
  private static final int SLIP = 4;
  private static final int TWO_PARTS = 5;
  private static final int SAME_YEAR = 6;
  private static final int NEAR = 7;
  private static final int DIFFERENT = 8;
  static final int APART = 9;
  private static final int GENERATION = 15;

  private final ValueView view;
  private final Dimension dimension;
  private int[] dates = new int[1];
  private int done = 1;
  private boolean monthFirst;
  private boolean orderKnown;
  private float[] rarity = {};
  private int[] dateNumber = new int[1];
  private final StringDictionary numbers = new StringDictionary();

  DateComparison(ValueView view, FieldRole role) {
    this.view = view;
    this.dimension =
        new Dimension(
            view.names(),
            role,
            List.of(
                "same date",
                "same as far as known",
                "day and month swapped",
                "one slip",
                "two of three parts",
                "same year",
                "near",
                "different",
                "a generation apart"),
            new double[] {.80, .03, .02, .07, .04, .01, .01, .015, .005},
            new double[] {.0002, .0003, .0002, .003, .004, .012, .06, .42, .50},
            1 << SAME);
  }

  @Override
  List<Dimension> dimensions() {
    return List.of(dimension);
  }

  @Override
  void prepare() {
    int to = view.distinct();
    if (!orderKnown) {
      monthFirst = guessMonthFirst(to);
      orderKnown = true;
    }
    if (to > dates.length) {
      dates = Arrays.copyOf(dates, Capacity.of(dates.length, to));
      dateNumber = Arrays.copyOf(dateNumber, dates.length);
    }
    for (int i = done; i < to; i++) {
      String text = view.value(i);
      // Dots are the European order, whatever the slashes of the same column mean.
      dates[i] = PartialDate.parse(text, monthFirst && text.indexOf('.') < 0);
      dateNumber[i] = dates[i] == 0 ? 0 : numbers.intern(Integer.toString(dates[i]));
    }
    done = Math.max(done, to);
  }

  private boolean guessMonthFirst(int to) {
    int firstAbove12 = 0;
    int secondAbove12 = 0;
    for (int i = 1; i < to; i++) {
      String text = view.value(i);
      int slash = text.indexOf('/');
      if (slash == 1 || slash == 2) {
        int asDayFirst = PartialDate.parse(text, false);
        int asMonthFirst = PartialDate.parse(text, true);
        if (asDayFirst == asMonthFirst) {
          boolean dayLeads = !text.startsWith(String.valueOf(PartialDate.month(asDayFirst)));
          firstAbove12 += dayLeads && PartialDate.day(asDayFirst) > 12 ? 1 : 0;
          secondAbove12 += !dayLeads && PartialDate.day(asDayFirst) > 12 ? 1 : 0;
        }
      }
    }
    return secondAbove12 > firstAbove12;
  }

  @Override
  void count(int[] holders) {
    int[] counts = new int[numbers.size()];
    for (int record = 0; record < view.records(); record++) {
      int number = dateNumber[view.id(record)];
      counts[number]++;
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
    if (a == b) {
      int number = dateNumber[view.id(left)];
      scratch.rarity[first()] = number < rarity.length ? rarity[number] : 0;
      return SAME;
    }
    return levelOf(a, b);
  }

  static int levelOf(int a, int b) {
    int yearA = a / 10000;
    int yearB = b / 10000;
    int monthA = a / 100 % 100;
    int monthB = b / 100 % 100;
    int dayA = a % 100;
    int dayB = b % 100;
    boolean sameYear = yearA == yearB;
    if ((sameYear || yearA == 0 || yearB == 0)
        && (isRounded(a) || isRounded(b) || (monthA == monthB && (dayA == 0 || dayB == 0)))) {
      return sameYear ? COMPATIBLE : SAME_YEAR;
    }
    if (sameYear && monthA == dayB && dayA == monthB) {
      return SWAPPED;
    }
    if (isOneSlip(a, b)) {
      return SLIP;
    }
    int parts = (sameYear ? 1 : 0) + (monthA == monthB ? 1 : 0) + (dayA == dayB ? 1 : 0);
    if (parts == 2) {
      return TWO_PARTS;
    }
    if (sameYear) {
      return SAME_YEAR;
    }
    int years = Math.abs(yearA - yearB);
    boolean known = yearA != 0 && yearB != 0;
    return years <= 1 ? NEAR : known && years >= GENERATION && parts == 0 ? APART : DIFFERENT;
  }

  /** Only the year is known, or somebody wrote the first of January for it. */
  private static boolean isRounded(int date) {
    return date % 10000 == 0 || date % 10000 == 101;
  }

  private static boolean isOneSlip(int a, int b) {
    int differing = 0;
    int restA = a;
    int restB = b;
    int lastA = -1;
    int lastB = -1;
    boolean swapped = false;
    while (restA != 0 || restB != 0) {
      int x = restA % 10;
      int y = restB % 10;
      if (x != y) {
        differing++;
        swapped = differing == 2 && x == lastB && y == lastA;
        lastA = x;
        lastB = y;
      } else if (differing == 1) {
        lastA = -1;
        lastB = -1;
      }
      restA /= 10;
      restB /= 10;
    }
    return differing == 1 || (differing == 2 && swapped);
  }

  private int date(int record) {
    return dates[view.id(record)];
  }

  /** Returns the packed date of a record, 0 if unknown. */
  int packed(int record) {
    return date(record);
  }

  @Override
  int slots() {
    return 1;
  }

  @Override
  void pack(int record, int[] cells, int at) {
    cells[at] = date(record);
  }

  @Override
  List<KeySource> keys() {
    return List.of(
        new KeySource("date", 1, (r, keys) -> single(keys, date(r))),
        new KeySource("year and month", 1, (r, keys) -> single(keys, date(r) / 100)),
        new KeySource(
            "day and month",
            1,
            (r, keys) -> {
              int day = date(r) % 100;
              int month = date(r) / 100 % 100;
              return single(keys, day == 0 ? 0 : Math.min(day, month) * 100 + Math.max(day, month));
            }),
        new KeySource("year", 1, (r, keys) -> single(keys, date(r) / 10000)));
  }

  private static int single(int[] keys, int key) {
    keys[0] = key;
    return key == 0 ? 0 : 1;
  }

  @Override
  String text(int record) {
    int date = date(record);
    return date == 0 ? view.text(record) : PartialDate.format(date);
  }

  @Override
  void refresh(int record) {
    view.refresh(record);
    prepare();
  }
}
