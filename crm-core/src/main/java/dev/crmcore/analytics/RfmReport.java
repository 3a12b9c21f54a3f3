package dev.crmcore.analytics;

import dev.crmcore.model.Money;
import java.time.Instant;
import java.util.List;

/**
 * What an RFM rating came to. Scores are quintiles: as many customers as possible have each of the
 * scores 1 to 5, and whoever bought as late, as often or for as much as another has the same score.
 *
 * @param from the first moment that counted
 * @param until the moment of the rating
 * @param customers how many were rated
 * @param recency since when one has to have bought for the scores 1 to 5; empty if nobody was rated
 * @param frequency how often, for the scores 1 to 5
 * @param monetary for how much, for the scores 1 to 5
 */
public record RfmReport(
    Instant from,
    Instant until,
    long customers,
    List<Instant> recency,
    List<Long> frequency,
    List<Money> monetary) {
  /** Copies the lists. */
  public RfmReport {
    recency = List.copyOf(recency);
    frequency = List.copyOf(frequency);
    monetary = List.copyOf(monetary);
  }
}
