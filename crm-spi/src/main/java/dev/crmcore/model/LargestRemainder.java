package dev.crmcore.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds parts so that they add up to a whole: each is rounded down, and the smallest units that
 * are left go to the parts that lost most, the first first (the method of Hamilton).
 */
final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * Rounds.
   *
   * @param exact the parts, at least one; their sum is the whole but for what rounding changes
   * @param whole to the scale of the currency
   */
  static List<Money> round(List<BigDecimal> exact, BigDecimal whole, Currency currency) {
    int scale = whole.scale();
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal left = whole;
    for (BigDecimal one : exact) {
      BigDecimal down = one.setScale(scale, RoundingMode.FLOOR);
      parts.add(down);
      left = left.subtract(down);
    }
    List<Integer> byLoss =
        IntStream.range(0, exact.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> exact.get(i).subtract(parts.get(i))).reversed())
            .toList();
    BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
    // Fewer units are left than there are parts, so each gets one at most.
    int units = left.movePointRight(scale).intValueExact();
    for (int i = 0; i < units; i++) {
      int part = byLoss.get(i);
      parts.set(part, parts.get(part).add(unit));
    }
    return parts.stream().map(one -> new Money(one, currency)).toList();
  }
}
