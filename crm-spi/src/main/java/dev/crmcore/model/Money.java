package dev.crmcore.model;

import dev.crmcore.error.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An amount in one currency, exact to the currency's smallest unit. Amounts in different currencies
 * are never added or compared: that needs a rate and a date.
 *
 * @param amount with exactly the scale of the currency (2 for EUR, 0 for JPY), at most 18 digits
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {
  private static final int MAX_DIGITS = 18;
  private static final MathContext SPLITTING = new MathContext(60);
  private static final Pattern BETWEEN = Pattern.compile("\\s+");

  /**
   * Brings the amount to the scale of the currency.
   *
   * @throws InvalidInputException if that would round, or the amount has more than 18 digits
   */
  public Money {
    int scale = Math.max(currency.getDefaultFractionDigits(), 0);
    // Before the zeros of 1e999999999 are written out, which could fill the memory.
    if ((long) amount.precision() - amount.scale() > MAX_DIGITS && amount.signum() != 0) {
      throw new InvalidInputException(
          "E_TYPE", "An amount has at most 18 digits, but was " + amount + ".");
    }
    BigDecimal shortest = amount.stripTrailingZeros();
    if (shortest.scale() > scale) {
      throw new InvalidInputException(
          "E_TYPE",
          "%s has more decimals than %s allows (%d). Round it first."
              .formatted(amount, currency, scale));
    }
    amount = shortest.setScale(scale);
    if (amount.precision() > MAX_DIGITS) {
      throw new InvalidInputException(
          "E_TYPE", "An amount has at most 18 digits, but was " + amount.toPlainString() + ".");
    }
  }

  /**
   * Reads an amount such as {@code ("10.00", "EUR")}.
   *
   * @throws InvalidInputException if either part is not what it should be
   */
  public static Money of(String amount, String currency) {
    try {
      return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "E_TYPE",
          "'%s %s' is not an amount of money; expected for example '10.00 EUR'."
              .formatted(amount, currency),
          e);
    }
  }

  /** Returns an amount given in the currency's smallest unit, such as cents. */
  public static Money ofMinor(long minor, Currency currency) {
    return new Money(
        BigDecimal.valueOf(minor, Math.max(currency.getDefaultFractionDigits(), 0)), currency);
  }

  /**
   * Reads the form that {@link #toString()} writes: {@code 10.00 EUR}.
   *
   * @throws InvalidInputException if the text has another form
   */
  public static Money parse(String text) {
    String[] parts = BETWEEN.split(text.strip(), -1);
    if (parts.length != 2) {
      throw new InvalidInputException(
          "E_TYPE", "'" + text + "' is not an amount of money; expected for example '10.00 EUR'.");
    }
    return of(parts[0], parts[1]);
  }

  /** Returns the amount in the currency's smallest unit. */
  public long minor() {
    return amount.unscaledValue().longValueExact();
  }

  /**
   * Adds an amount of the same currency.
   *
   * @throws InvalidInputException with the code {@code E_CURRENCY} if the currencies differ
   */
  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(amount.add(other.amount), currency);
  }

  /**
   * Subtracts an amount of the same currency.
   *
   * @throws InvalidInputException with the code {@code E_CURRENCY} if the currencies differ
   */
  public Money minus(Money other) {
    requireSameCurrency(other);
    return new Money(amount.subtract(other.amount), currency);
  }

  /** Multiplies, rounding half to even at the currency's smallest unit. */
  public Money times(BigDecimal factor) {
    return new Money(
        amount.multiply(factor).setScale(amount.scale(), RoundingMode.HALF_EVEN), currency);
  }

  /**
   * Splits into parts that differ by at most one smallest unit and add up to this amount exactly;
   * the larger parts come first.
   *
   * @param parts at least 1
   */
  public List<Money> allocate(int parts) {
    if (parts < 1) {
      throw new InvalidInputException("Money is split into 1 part or more, not " + parts + ".");
    }
    long each = minor() / parts;
    long rest = minor() % parts;
    List<Money> result = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      result.add(ofMinor(each + (i < Math.abs(rest) ? Long.signum(rest) : 0), currency));
    }
    return List.copyOf(result);
  }

  /**
   * Splits by weights into parts that add up to this amount exactly: each part is rounded toward
   * zero, and the smallest units that are left go to the largest remainders, the first first.
   *
   * @param weights not negative, and not all 0
   * @throws InvalidInputException if they are
   */
  public List<Money> allocate(List<BigDecimal> weights) {
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() <= 0 || weights.stream().anyMatch(one -> one.signum() < 0)) {
      throw new InvalidInputException(
          "Money is split by weights that are not negative and not all 0, not " + weights + ".");
    }
    List<BigDecimal> exact =
        weights.stream().map(one -> amount.multiply(one).divide(sum, SPLITTING)).toList();
    return LargestRemainder.round(exact, amount, currency);
  }

  /**
   * Converts at a rate, rounding half to even at the smallest unit of the other currency.
   *
   * @param rate how much one unit of this currency is worth in the other
   */
  public Money convert(BigDecimal rate, Currency to) {
    return new Money(rounded(amount.multiply(rate), to), to);
  }

  /**
   * Converts the parts of a whole at one rate, so that they add up to the converted whole exactly:
   * what each is rounded by is settled by the largest remainder.
   *
   * @param parts of one currency, at least one
   * @throws InvalidInputException with the code {@code E_CURRENCY} if their currencies differ
   */
  public static List<Money> convertTogether(List<Money> parts, BigDecimal rate, Currency to) {
    Money whole = parts.stream().reduce(Money::plus).orElseThrow();
    List<BigDecimal> exact = parts.stream().map(one -> one.amount.multiply(rate)).toList();
    return LargestRemainder.round(exact, rounded(whole.amount.multiply(rate), to), to);
  }

  private static BigDecimal rounded(BigDecimal exact, Currency currency) {
    int scale = Math.max(currency.getDefaultFractionDigits(), 0);
    return exact.setScale(scale, RoundingMode.HALF_EVEN);
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new InvalidInputException(
          "E_CURRENCY",
          "%s and %s are in different currencies; convert one with a rate and a date first."
              .formatted(this, other));
    }
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }
}
