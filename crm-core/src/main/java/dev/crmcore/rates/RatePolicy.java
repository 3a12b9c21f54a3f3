package dev.crmcore.rates;

import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How amounts are converted. A rate that is stored for the two currencies always goes first; what
 * else may stand in for it is said here, or nothing may.
 *
 * @param home the currency in which a deal's rate is frozen when it closes; null for none
 * @param inverse whether 1 divided by the rate of the other direction may stand in
 * @param bridge a currency through which two rates, each stored or inverse as allowed, may stand
 *     in; null for none
 */
public record RatePolicy(@Nullable Currency home, boolean inverse, @Nullable Currency bridge) {
  /** Only rates that are stored count, and deals freeze none. */
  public static final RatePolicy STORED_ONLY = new RatePolicy(null, false, null);

  /** Returns a policy by which deals freeze their rate to a currency when they close. */
  public static RatePolicy home(Currency currency) {
    return new RatePolicy(currency, false, null);
  }

  /** Returns this policy, by which the inverse of a rate may stand in. */
  public RatePolicy orInverse() {
    return new RatePolicy(home, true, bridge);
  }

  /** Returns this policy, by which two rates through a third currency may stand in. */
  public RatePolicy orThrough(Currency currency) {
    return new RatePolicy(home, inverse, currency);
  }

  /** Returns the currency in which a deal's rate is frozen. */
  public Optional<Currency> homeCurrency() {
    return Optional.ofNullable(home);
  }
}
