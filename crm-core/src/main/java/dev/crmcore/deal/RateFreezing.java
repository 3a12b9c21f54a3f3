package dev.crmcore.deal;

import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.FrozenRate;
import dev.crmcore.model.Money;
import dev.crmcore.rates.FoundRate;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.rates.RateTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rate a deal keeps from the day on which it closed. */
final class RateFreezing {
  private final RatePolicy policy;
  private final ZoneId zone;

  RateFreezing(RatePolicy policy, ZoneId zone) {
    this.policy = policy;
    this.zone = zone;
  }

  /**
   * Returns the rate that a deal has after it entered a stage: it keeps one until it is opened
   * again or closed anew, and takes one when it closes without.
   *
   * @param deal before it enters
   * @param closedAt since when it is closed then; null if it is open
   */
  @Nullable FrozenRate after(Reader reader, Deal deal, @Nullable Instant closedAt) {
    Instant before = deal.closedAt();
    boolean kept = before == null || before.equals(closedAt);
    if (closedAt == null) {
      return kept ? deal.frozenRate() : null;
    }
    return kept && DealEdit.hasRate(deal)
        ? deal.frozenRate()
        : rate(reader, deal, closedAt).orElse(null);
  }

  /** Returns the rate of a moment to the home currency, if there is one to be kept. */
  Optional<FrozenRate> rate(Reader reader, Deal deal, Instant moment) {
    Money amount = deal.amount();
    Currency home = policy.home();
    if (amount == null || home == null || home.equals(amount.currency())) {
      return Optional.empty();
    }
    // The rule holds for whoever closes the deal.
    return RateTable.whole(reader, policy)
        .find(amount.currency(), home, LocalDate.ofInstant(moment, zone))
        .map(FoundRate::rate);
  }
}
