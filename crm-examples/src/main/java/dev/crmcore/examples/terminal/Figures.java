package dev.crmcore.examples.terminal;

import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Figures {
  private Figures() {}

  /** Returns a count with its thousands apart: {@code 12,345}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns a count and what was counted: {@code 1 record}, {@code 2 records}. */
  public static String count(long number, String one) {
    return count(number) + " " + (number == 1 ? one : plural(one));
  }

  private static String plural(String one) {
    if (one.endsWith("y")) {
      return one.substring(0, one.length() - 1) + "ies";
    }
    return one.endsWith("ch") || one.endsWith("s") ? one + "es" : one + "s";
  }

  /** Returns an amount of money with its thousands apart: {@code 1,200.00 EUR}. */
  public static String money(Money money) {
    return amount(money) + " " + money.currency().getCurrencyCode();
  }

  /** Returns an amount of money without its currency: {@code 1,200.00}. */
  public static String amount(Money money) {
    return String.format(Locale.ROOT, "%,." + money.amount().scale() + "f", money.amount());
  }

  /** Returns a share of 1 as a percentage: {@code 98.7 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** Returns a duration: {@code 0.42 s}. */
  public static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }

  /** Returns a number of bytes in megabytes: {@code 128 MB}. */
  public static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", Math.round(bytes / 1048576.0));
  }

  /** Returns a number with at most this many decimals, for programs. */
  public static BigDecimal rounded(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
