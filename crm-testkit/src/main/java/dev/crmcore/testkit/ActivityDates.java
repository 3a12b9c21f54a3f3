package dev.crmcore.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * When things happened to one customer.
 *
 * @param now nothing lies after it
 * @param past how far back the first lies
 * @param dice the chance of this customer and concern
 */
record ActivityDates(Instant now, Duration past, Dice dice) {
  /** Returns a number of instants of customers who are now close and now away, oldest first. */
  List<Instant> take(int count) {
    // Somebody who left long ago has no recent date, somebody new has no old one.
    double left = dice.chance(0.3) ? dice.fraction() * 0.7 : 0;
    double came = Math.min(1, left + 0.05 + dice.fraction());
    return Stream.generate(() -> ago(left + (came - left) * dice.fraction()))
        .limit(count)
        .sorted()
        .toList();
  }

  /** Returns an instant at a second, between 8 and 21 o'clock where it lies in the past. */
  private Instant ago(double part) {
    Instant at = now.minusSeconds((long) (past.toSeconds() * part));
    Instant day = at.truncatedTo(ChronoUnit.DAYS);
    Instant inTheDay = day.plusSeconds(dice.between(8 * 3600, 21 * 3600));
    return inTheDay.isAfter(now) ? now : inTheDay;
  }

  LocalDate today() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** Returns 0 with a probability, else 1 or more, rarely many. */
  int count(double none, double more, int most) {
    if (dice.chance(none)) {
      return 0;
    }
    int count = 1;
    while (count < most && dice.chance(more)) {
      count++;
    }
    return count;
  }
}
