package dev.crmcore.dedup.text;

import java.util.Locale;
import java.util.Map;

/**
 * A date whose parts may be unknown, packed into one number; built from the spellings people use.
 *
 * <p>The number is {@code year * 10000 + month * 100 + day}; an unknown part is 0. A day that the
 * calendar does not have (February 58) is kept, as it still tells records apart. Pure functions,
 * safe for use by several threads.
 *
 * @since 0.1
 */
public final class PartialDate {
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12),
          Map.entry("yan", 1),
          Map.entry("fev", 2),
          Map.entry("mai", 5),
          Map.entry("maya", 5),
          Map.entry("iyu", 6),
          Map.entry("avg", 8),
          Map.entry("sen", 9),
          Map.entry("okt", 10),
          Map.entry("noy", 11),
          Map.entry("dek", 12),
          Map.entry("dez", 12));

  private PartialDate() {}

  /**
   * Reads a date.
   *
   * @param text the date as written
   * @param monthFirst whether {@code 3/4/1980} is the 4th of March; a part above 12 overrules it
   * @return the packed date, or 0 if there is none
   */
  public static int parse(String text, boolean monthFirst) {
    int[] numbers = new int[4];
    int[] widths = new int[4];
    int count = 0;
    int named = 0;
    int length = text.length();
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        int start = i;
        int value = 0;
        while (i < length && Character.isDigit(text.charAt(i)) && i - start < 9) {
          value = value * 10 + Character.digit(text.charAt(i), 10);
          i++;
        }
        if (count == 3) {
          break; // a time of day follows
        }
        numbers[count] = value;
        widths[count++] = i - start;
      } else if (Character.isLetter(c)) {
        int start = i;
        while (i < length && Character.isLetter(text.charAt(i))) {
          i++;
        }
        named = Math.max(named, monthOf(text.substring(start, i)));
      } else {
        i++;
      }
    }
    return assemble(numbers, widths, count, named, monthFirst);
  }

  private static int assemble(
      int[] numbers, int[] widths, int count, int named, boolean monthFirst) {
    if (count == 0) {
      return 0;
    }
    if (count == 1 && widths[0] >= 6) {
      int n = numbers[0];
      if (widths[0] == 8) {
        int first = n / 10000;
        return first >= 1300 && first <= 2200 && n / 100 % 100 <= 12
            ? n
            : order(n % 10000, n / 1_000_000, n / 10000 % 100, monthFirst);
      }
      return widths[0] == 6 && n / 100 <= 2200 && n % 100 <= 12 ? n * 100 : 0;
    }
    if (named > 0) {
      if (count == 1) {
        return widths[0] >= 3 ? pack(numbers[0], named, 0) : pack(0, named, numbers[0]);
      }
      return widths[0] >= 3
          ? pack(numbers[0], named, numbers[1])
          : pack(year(numbers[1], widths[1]), named, numbers[0]);
    }
    if (count == 1) {
      return widths[0] == 4 ? pack(numbers[0], 0, 0) : 0;
    }
    if (count == 2) {
      return widths[0] == 4 ? pack(numbers[0], numbers[1], 0) : pack(numbers[1], numbers[0], 0);
    }
    if (widths[0] >= 3) {
      return numbers[1] > 12 && numbers[2] <= 12
          ? pack(numbers[0], numbers[2], numbers[1])
          : pack(numbers[0], numbers[1], numbers[2]);
    }
    return order(year(numbers[2], widths[2]), numbers[0], numbers[1], monthFirst);
  }

  private static int order(int year, int first, int second, boolean monthFirst) {
    boolean monthIsFirst = first <= 12 && (second > 12 || monthFirst);
    return monthIsFirst ? pack(year, first, second) : pack(year, second, first);
  }

  private static int year(int number, int width) {
    if (width > 2) {
      return number;
    }
    // Two digits: births and foundings lie in the past, seldom more than a lifetime ago.
    return number <= 25 ? 2000 + number : 1900 + number;
  }

  private static int pack(int year, int month, int day) {
    return Math.min(year, 9999) * 10000 + Math.min(month, 99) * 100 + Math.min(day, 99);
  }

  private static int monthOf(String word) {
    String folded = TextFolding.fold(word.toLowerCase(Locale.ROOT));
    if (folded.length() < 3) {
      return 0;
    }
    if (folded.startsWith("iyul")) {
      return 7;
    }
    return MONTHS.getOrDefault(folded.substring(0, 3), MONTHS.getOrDefault(folded, 0));
  }

  /** Returns the year, 0 if unknown. */
  public static int year(int date) {
    return date / 10000;
  }

  /** Returns the month, 0 if unknown. */
  public static int month(int date) {
    return date / 100 % 100;
  }

  /** Returns the day of the month, 0 if unknown. */
  public static int day(int date) {
    return date % 100;
  }

  /** Writes a packed date as {@code yyyy-mm-dd}, unknown parts as zeros. */
  public static String format(int date) {
    return String.format(Locale.ROOT, "%04d-%02d-%02d", year(date), month(date), day(date));
  }
}
