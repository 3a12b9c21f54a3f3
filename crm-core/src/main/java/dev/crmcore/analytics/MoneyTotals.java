package dev.crmcore.analytics;

import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up amounts, each currency by itself, and rounds only at the end. */
final class MoneyTotals {
  private final Map<String, BigDecimal> byCurrency = new TreeMap<>();

  void add(Money money) {
    add(money, 100);
  }

  void add(Money money, int percent) {
    BigDecimal part = money.amount().multiply(BigDecimal.valueOf(percent, 2));
    byCurrency.merge(money.currency().getCurrencyCode(), part, BigDecimal::add);
  }

  /** Returns the totals by currency code. */
  List<Money> list() {
    return byCurrency.entrySet().stream()
        .map(total -> rounded(total.getValue(), Currency.getInstance(total.getKey())))
        .toList();
  }

  private static Money rounded(BigDecimal amount, Currency currency) {
    int scale = Math.max(currency.getDefaultFractionDigits(), 0);
    return new Money(amount.setScale(scale, RoundingMode.HALF_EVEN), currency);
  }
}
