package dev.crmcore.deal;

import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.FrozenRate;
import dev.crmcore.model.Money;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.rates.RateTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What deals are worth in one currency. An open deal counts at the rate of the day that is asked
 * about. A closed one counts at the rate that it froze, if that leads to the currency; else at the
 * rate of the day on which it was closed. Usable as long as its reader; not safe for other threads.
 */
public final class DealAmounts {
  private final RateTable rates;
  private final Currency currency;
  private final ZoneId zone;

  /** Creates it for the rates that an actor may see. */
  public DealAmounts(Reader reader, RatePolicy policy, Currency currency, ZoneId zone) {
    this.rates = RateTable.seen(reader, policy);
    this.currency = currency;
    this.zone = zone;
  }

  /**
   * Returns what a deal is worth; empty if it has no amount or there is no rate.
   *
   * @param day whose rates count for what is open, or was then
   */
  public Optional<ConvertedAmount> of(Deal deal, LocalDate day) {
    Money amount = deal.amount();
    return amount == null ? Optional.empty() : convert(deal, amount, day);
  }

  /**
   * Returns what a part of a deal is worth, by the rate that counts for the deal; empty if there is
   * none.
   *
   * @param part in the currency of the deal
   */
  public Optional<ConvertedAmount> convert(Deal deal, Money part, LocalDate day) {
    FrozenRate frozen = deal.frozenRate();
    if (frozen != null && isFrozen(deal, part, frozen, day)) {
      return Optional.of(
          new ConvertedAmount(part, part.convert(frozen.rate(), currency), frozen, true));
    }
    LocalDate closedOn = closedOn(deal);
    LocalDate counts = closedOn != null && closedOn.isBefore(day) ? closedOn : day;
    return rates
        .find(part.currency(), currency, counts)
        .map(found -> new ConvertedAmount(part, found.convert(part), found.rate(), false));
  }

  /**
   * Returns what the parts of a deal are worth, so that they add up to what the whole is worth;
   * empty if there is no rate.
   *
   * @param parts in the currency of the deal, at least one
   */
  public Optional<List<Money>> convertTogether(Deal deal, List<Money> parts, LocalDate day) {
    Money whole = parts.stream().reduce(Money::plus).orElseThrow();
    return convert(deal, whole, day)
        .map(one -> Money.convertTogether(parts, one.rate().rate(), currency));
  }

  private boolean isFrozen(Deal deal, Money part, FrozenRate frozen, LocalDate day) {
    LocalDate since = closedOn(deal);
    return frozen.converts(part.currency().getCurrencyCode(), currency.getCurrencyCode())
        && !day.isBefore(since == null ? frozen.on() : since);
  }

  private @Nullable LocalDate closedOn(Deal deal) {
    Instant closed = deal.closedAt();
    return closed == null ? null : LocalDate.ofInstant(closed, zone);
  }
}
