package dev.crmcore.testkit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Telephone numbers by country, each given once: those that are reserved for examples first, then
 * plausible ones.
 */
final class PhonePlans {
  /** Prime to every power of ten, so that counting up jumps about and meets each number once. */
  private static final long STRIDE = 7_654_321;

  private final Map<String, Plan> plans = new HashMap<>();

  PhonePlans() {
    for (Word word : Lexicon.load("phones").words("plan")) {
      plans.put(word.text(), Plan.of(word));
    }
  }

  /** Returns the number with a serial number in a country. */
  PhoneNumber number(String country, long serial) {
    Plan plan = plans.get(country);
    if (plan == null) {
      throw new IllegalArgumentException("There is no telephone plan for " + country + ".");
    }
    return plan.number(serial);
  }

  private record Plan(
      String code,
      String trunk,
      List<Integer> groups,
      List<String> reserved,
      long reservedNumbers,
      List<String> open) {
    static Plan of(Word word) {
      List<String> columns = word.columns();
      List<String> reserved = patterns(columns.get(2));
      return new Plan(
          word.other(),
          columns.get(0),
          Arrays.stream(columns.get(1).split(" ", -1)).map(Integer::valueOf).toList(),
          reserved,
          reserved.stream().mapToLong(Plan::capacity).sum(),
          patterns(columns.get(3)));
    }

    private static List<String> patterns(String column) {
      return column.isEmpty() ? List.of() : List.of(column.split(",", -1));
    }

    PhoneNumber number(long serial) {
      long left = serial - reservedNumbers;
      String digits = left < 0 ? take(reserved, serial) : take(open, left);
      return new PhoneNumber(code, trunk, digits, groups);
    }

    private static long capacity(String pattern) {
      return (long) Math.pow(10, pattern.length() - pattern.indexOf('#'));
    }

    /** Goes round the patterns, so that neighbours in the series lie in different towns. */
    private static String take(List<String> patterns, long serial) {
      String pattern = patterns.get((int) (serial % patterns.size()));
      long capacity = capacity(pattern);
      long number = (serial / patterns.size() % capacity) * (STRIDE % capacity) % capacity;
      String prefix = pattern.substring(0, pattern.indexOf('#'));
      String digits = Long.toString(capacity + number).substring(1);
      return prefix + digits;
    }
  }
}
