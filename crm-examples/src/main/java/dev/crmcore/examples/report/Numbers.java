package dev.crmcore.examples.report;

import dev.crmcore.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the report writes numbers. */
final class Numbers {
  private static final String[] STEPS = {"", "k", "M", "bn"};

  private Numbers() {}

  /** 12,480. */
  static String count(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** "1 customer", "2 customers". */
  static String counted(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /** A share from 0 to 1 as a percentage that never hides what is there: 0.02% is not 0%. */
  static String percent(double share) {
    double percent = 100 * share;
    if (percent > 0 && percent < 0.1) {
      return "<0.1%";
    }
    if (percent < 100 && percent > 99.9) {
      return ">99.9%";
    }
    boolean whole = percent >= 99.95 || percent == 0;
    return String.format(Locale.ENGLISH, whole ? "%.0f%%" : "%.1f%%", percent);
  }

  static String percent(long part, long whole) {
    return percent(whole == 0 ? 0 : (double) part / whole);
  }

  /** A score, rounded down so that 100 means that nothing is wrong. */
  static String score(double score) {
    return Integer.toString((int) Math.floor(score));
  }

  /** 12,480 EUR: whole units from a thousand on, where the cents are noise. */
  static String money(Money money) {
    BigDecimal amount = money.amount();
    int scale =
        amount.abs().compareTo(BigDecimal.valueOf(1000)) >= 0 ? 0 : Math.max(amount.scale(), 0);
    return String.format(
            Locale.ENGLISH, "%,." + scale + "f", amount.setScale(scale, RoundingMode.HALF_EVEN))
        + "\u00a0"
        + money.currency().getCurrencyCode();
  }

  static String money(List<Money> amounts) {
    return amounts.isEmpty()
        ? "–"
        : amounts.stream().map(Numbers::money).collect(Collectors.joining(", "));
  }

  /** 1.2k, 340k, 1.5M: for the axes of charts. */
  static String compact(double number) {
    double value = number;
    int step = 0;
    while (Math.abs(value) >= 1000 && step < STEPS.length - 1) {
      value /= 1000;
      step++;
    }
    boolean whole = Math.abs(value) >= 100 || value == Math.rint(value);
    return String.format(Locale.ENGLISH, whole ? "%.0f%s" : "%.1f%s", value, STEPS[step]);
  }

  /** 1.7M EUR, where there is no room for more. */
  static String brief(Money money) {
    return compact(money.amount().doubleValue()) + "\u00a0" + money.currency().getCurrencyCode();
  }

  /** "3.5 days". */
  static String days(double days) {
    boolean whole = days >= 10 || days == Math.rint(days);
    String number = String.format(Locale.ENGLISH, whole ? "%.0f" : "%.1f", days);
    return number + (number.equals("1") ? " day" : " days");
  }

  /** A coordinate in percent of the width: {@code 12.34%}. */
  static String across(double share) {
    return String.format(Locale.ENGLISH, "%.3f%%", 100 * share);
  }

  /** A coordinate. */
  static String at(double coordinate) {
    return String.format(Locale.ENGLISH, "%.2f", coordinate);
  }

  /** The least round number that is not less: 1, 2, 2.5 or 5 times a power of ten. */
  static double roundUp(double number) {
    if (number <= 0) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(number)));
    for (double step : new double[] {1, 2, 2.5, 5, 10}) {
      if (step * power >= number) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
