package dev.crmcore.rates;

import dev.crmcore.catalogue.ExchangeRateFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ExchangeRate;
import dev.crmcore.model.FrozenRate;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rates that one piece of work needs; each pair of currencies is read once, all its days.
 * Usable as long as its reader; not safe for other threads.
 */
public final class RateTable {
  /** As many digits as storages keep of a number. */
  private static final MathContext DIGITS = new MathContext(15);

  private final RatePolicy policy;
  private final BiConsumer<Condition, Consumer<ExchangeRate>> scan;
  private final Map<String, NavigableMap<LocalDate, ExchangeRate>> known = new HashMap<>();

  private RateTable(RatePolicy policy, BiConsumer<Condition, Consumer<ExchangeRate>> scan) {
    this.policy = policy;
    this.scan = scan;
  }

  /** Returns the rates that the actor may see. */
  public static RateTable seen(Reader reader, RatePolicy policy) {
    return new RateTable(
        policy, (condition, to) -> reader.scan(ExchangeRateFields.TYPE, condition, to));
  }

  /** Returns all rates, for rules that hold whoever acts. */
  public static RateTable whole(Reader reader, RatePolicy policy) {
    return new RateTable(
        policy, (condition, to) -> reader.scanUnseen(ExchangeRateFields.TYPE, condition, to));
  }

  /**
   * Returns the rate of a day: of the stored ones, the newest that is not of a later day. The first
   * of these that there is: the stored rate, the inverse of the other direction if the policy says
   * so, and the product of two rates through the bridge if it says so. What is divided or
   * multiplied is rounded to 15 digits, half to even.
   */
  public Optional<FoundRate> find(Currency from, Currency to, LocalDate day) {
    if (from.equals(to)) {
      return Optional.of(
          new FoundRate(
              new FrozenRate(code(from), code(to), BigDecimal.ONE, day), List.of(), "the same"));
    }
    Optional<FoundRate> straight = straight(from, to, day);
    Currency bridge = policy.bridge();
    return straight.isPresent() || bridge == null || bridge.equals(from) || bridge.equals(to)
        ? straight
        : through(from, bridge, to, day);
  }

  private Optional<FoundRate> straight(Currency from, Currency to, LocalDate day) {
    ExchangeRate stored = stored(from, to, day);
    if (stored != null) {
      return Optional.of(
          found(from, to, stored.rate(), stored.day(), List.of(stored), said(stored)));
    }
    ExchangeRate other = policy.inverse() ? stored(to, from, day) : null;
    return other == null
        ? Optional.empty()
        : Optional.of(
            found(
                from,
                to,
                BigDecimal.ONE.divide(other.rate(), DIGITS),
                other.day(),
                List.of(other),
                "the inverse of " + said(other)));
  }

  private Optional<FoundRate> through(Currency from, Currency bridge, Currency to, LocalDate day) {
    Optional<FoundRate> first = straight(from, bridge, day);
    Optional<FoundRate> second = straight(bridge, to, day);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    FrozenRate one = first.get().rate();
    FrozenRate two = second.get().rate();
    return Optional.of(
        found(
            from,
            to,
            one.rate().multiply(two.rate()).round(DIGITS),
            one.on().isBefore(two.on()) ? one.on() : two.on(),
            List.of(first.get().madeOf().get(0), second.get().madeOf().get(0)),
            first.get().formula() + ", times " + second.get().formula()));
  }

  private static FoundRate found(
      Currency from,
      Currency to,
      BigDecimal rate,
      LocalDate on,
      List<ExchangeRate> madeOf,
      String formula) {
    return new FoundRate(new FrozenRate(code(from), code(to), rate, on), madeOf, formula);
  }

  private @Nullable ExchangeRate stored(Currency from, Currency to, LocalDate day) {
    Map.Entry<LocalDate, ExchangeRate> entry =
        known.computeIfAbsent(code(from) + " " + code(to), pair -> read(from, to)).floorEntry(day);
    return entry == null ? null : entry.getValue();
  }

  private NavigableMap<LocalDate, ExchangeRate> read(Currency from, Currency to) {
    NavigableMap<LocalDate, ExchangeRate> days = new TreeMap<>();
    scan.accept(
        Conditions.all(
            Conditions.equal(ExchangeRateFields.FROM, code(from)),
            Conditions.equal(ExchangeRateFields.TO, code(to))),
        one -> days.put(one.day(), one));
    return days;
  }

  private static String said(ExchangeRate rate) {
    return "1 %s = %s %s on %s"
        .formatted(rate.from(), rate.rate().toPlainString(), rate.to(), rate.day());
  }

  private static String code(Currency currency) {
    return currency.getCurrencyCode();
  }
}
