package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.CustomerId;
import java.util.List;

/**
 * How good one customer's card is, and why it is not better.
 *
 * <p>The score is 100 × (1 − lost weight ÷ applicable weight): the weights of the rules that failed
 * over the weights of the rules that apply to this customer. It is rounded down, so that 100 means
 * that nothing is wrong. Where no rule applies it is 100.
 *
 * @param customerId whose
 * @param score 0 to 100
 * @param applicableWeight the weight of all rules that apply
 * @param lostWeight the weight of those that failed
 * @param reasons what failed, the costliest first
 * @since 0.1
 */
public record QualityScore(
    CustomerId customerId,
    int score,
    int applicableWeight,
    int lostWeight,
    List<QualityReason> reasons) {
  /** Copies the reasons. */
  public QualityScore {
    requireNonNull(customerId, "customerId");
    reasons = List.copyOf(reasons);
  }

  static int of(long applicableWeight, long lostWeight) {
    return applicableWeight == 0
        ? 100
        : (int) (100 * (applicableWeight - lostWeight) / applicableWeight);
  }
}
