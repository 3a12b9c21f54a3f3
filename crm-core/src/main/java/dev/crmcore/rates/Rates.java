package dev.crmcore.rates;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.ExchangeRateFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.ExchangeRate;
import dev.crmcore.model.ExchangeRateId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rates of exchange, as somebody published them. A rate counts from its day on until there is a
 * newer one; {@link RatePolicy} says what may stand in where none is stored. Belongs to one
 * session; not safe for use by several threads at once.
 */
public final class Rates {
  private static final int DIGITS = 15;

  private final Gateway gateway;
  private final RatePolicy policy;

  /** Creates the service; hosts get it from their session. */
  public Rates(Gateway gateway, RatePolicy policy) {
    this.gateway = gateway;
    this.policy = policy;
  }

  /**
   * Says what one unit of a currency is worth in another from a day on, in place of what was said
   * for that day before. Rates that deals froze stay as they are.
   *
   * @param rate more than 0, at most 15 digits
   * @param source who published it
   * @throws InvalidInputException with the code {@code E_RATE} if it is no such rate, or the
   *     currencies are the same
   * @throws dev.crmcore.error.ConflictException if somebody else says it at the same moment, inside
   *     a larger change
   */
  public ExchangeRate set(
      Currency from, Currency to, LocalDate day, BigDecimal rate, @Nullable String source) {
    requireRate(from, to, rate);
    return gateway.changeOrAdd(
        new Origin("rate.set", source, null),
        changes -> {
          List<ExchangeRate> known =
              changes
                  .reader()
                  .list(
                      ExchangeRateFields.TYPE,
                      Conditions.all(pair(from, to), Conditions.equal(ExchangeRateFields.DAY, day)),
                      1);
          ExchangeRateId id = known.isEmpty() ? ExchangeRateId.UNASSIGNED : known.get(0).id();
          Revision revision = known.isEmpty() ? Revision.NEW : known.get(0).revision();
          ExchangeRate said =
              new ExchangeRate(
                  id,
                  from.getCurrencyCode(),
                  to.getCurrencyCode(),
                  requireNonNull(day, "day"),
                  rate,
                  source,
                  revision);
          return known.isEmpty()
              ? changes.create(ExchangeRateFields.TYPE, said)
              : changes.update(ExchangeRateFields.TYPE, said);
        });
  }

  private static void requireRate(Currency from, Currency to, BigDecimal rate) {
    if (from.equals(to)) {
      throw new InvalidInputException(
          "E_RATE", "%s is worth itself; a rate is of two currencies.".formatted(from));
    }
    if (rate.signum() <= 0 || rate.stripTrailingZeros().precision() > DIGITS) {
      throw new InvalidInputException(
          "E_RATE",
          "A rate is more than 0 and has at most %d digits, but was %s."
              .formatted(DIGITS, rate.toPlainString()));
    }
  }

  private static Condition pair(Currency from, Currency to) {
    return Conditions.all(
        Conditions.equal(ExchangeRateFields.FROM, from.getCurrencyCode()),
        Conditions.equal(ExchangeRateFields.TO, to.getCurrencyCode()));
  }

  /** Removes a rate that should not have been said. */
  public void remove(ExchangeRateId id) {
    gateway.apply(
        Origin.of("rate.remove"), changes -> changes.remove(ExchangeRateFields.TYPE, id.value()));
  }

  /** Returns what was said of two currencies, by day. */
  public List<ExchangeRate> list(Currency from, Currency to) {
    return gateway.read(
        reader -> {
          List<ExchangeRate> rates = new ArrayList<>();
          reader.scan(ExchangeRateFields.TYPE, pair(from, to), rates::add);
          rates.sort(Comparator.comparing(ExchangeRate::day));
          return List.copyOf(rates);
        });
  }

  /** Returns the rate of a day, and how it was made; empty where there is none. */
  public Optional<FoundRate> find(Currency from, Currency to, LocalDate day) {
    return gateway.read(reader -> RateTable.seen(reader, policy).find(from, to, day));
  }

  /** Returns an amount in another currency at the rate of a day; empty where there is none. */
  public Optional<Money> convert(Money amount, Currency to, LocalDate day) {
    return find(amount.currency(), to, day).map(rate -> rate.convert(amount));
  }
}
