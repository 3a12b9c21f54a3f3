package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Money;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of money as files write them: 10.50 EUR, EUR 1,234.50, 1 234,50 with the currency in a
 * column of its own. A lone comma or point before three digits may mean either, so it is refused.
 */
final class Amounts {
  private static final Pattern CURRENCY_LAST = Pattern.compile("(.+?)\\s*([A-Za-z]{3})");
  private static final Pattern CURRENCY_FIRST = Pattern.compile("([A-Za-z]{3})\\s*(.+)");

  private Amounts() {}

  /**
   * Reads an amount.
   *
   * @param currency of a column or constant, or null
   * @throws InvalidInputException with the code {@code E_TYPE} if it is none, or its currency is
   *     not said or said twice otherwise
   */
  static Money parse(String text, @Nullable String currency) {
    Matcher last = CURRENCY_LAST.matcher(text);
    Matcher first = CURRENCY_FIRST.matcher(text);
    String said = null;
    String number = text;
    if (last.matches()) {
      number = last.group(1);
      said = last.group(2).toUpperCase(Locale.ROOT);
    } else if (first.matches()) {
      said = first.group(1).toUpperCase(Locale.ROOT);
      number = first.group(2);
    }
    String column = currency == null ? null : currency.strip().toUpperCase(Locale.ROOT);
    if (said != null && column != null && !said.equals(column)) {
      throw new InvalidInputException(
          "E_TYPE",
          "The amount is '%s', but its currency is '%s'. Correct one of them."
              .formatted(ImportError.shortened(text), ImportError.shortened(column)));
    }
    String used = said != null ? said : column;
    if (used == null) {
      throw new InvalidInputException(
          "E_TYPE",
          "'%s' has no currency. Map a column or a constant such as EUR to 'currency'."
              .formatted(ImportError.shortened(text)));
    }
    return Money.of(number(number), used);
  }

  /** Returns a number in the form that programs read. */
  static String number(String text) {
    String digits =
        text.replace(" ", "").replace("\u00A0", "").replace("\u202F", "").replace("'", "");
    int comma = digits.lastIndexOf(',');
    int point = digits.lastIndexOf('.');
    if (comma >= 0 && point >= 0) {
      return comma > point ? digits.replace(".", "").replace(',', '.') : digits.replace(",", "");
    }
    boolean lone = comma >= 0 && comma == digits.indexOf(',');
    return lone && digits.length() - comma != 4 ? digits.replace(',', '.') : digits;
  }
}
