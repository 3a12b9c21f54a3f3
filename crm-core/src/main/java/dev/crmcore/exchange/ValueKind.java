package dev.crmcore.exchange;

import dev.crmcore.dedup.ValueShapes;
import dev.crmcore.dedup.text.Places;
import dev.crmcore.dedup.text.TaxIds;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the values of a column can be seen to be. The order is that in which they are tried: the
 * more telling first.
 */
enum ValueKind {
  EMAIL("e-mail addresses", "email", 0.7, 1),
  WEB("web addresses", "web", 0.7, 0.95),
  TAX_ID("tax numbers with right check digits", "taxId", 0.9, 0.95),
  COUNTRY("countries", "address.country", 0.8, 0.9),
  POSTAL_CODE("postal codes", "address.postalCode", 0.8, 0.6),
  DATE("dates", "birthDate", 0.7, 0.6),
  PHONE("telephone numbers", "phone", 0.7, 0.9),
  MONEY("amounts of money", "", 0.8, 0.7),
  YES_NO("yes and no", "", 0.95, 0.6),
  CITY("cities", "address.city", 0.3, 0.8),
  COMPANY("names with a legal form", "company", 0.3, 0.9),
  FULL_NAME("names of people", "fullName", 0.4, 0.85),
  GIVEN_NAME("given names", "givenName", 0.4, 0.75);

  private static final Pattern POSTAL =
      Pattern.compile("\\d{5,6}|\\d{5}-\\d{4}|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}");
  private static final Pattern MONEY_TEXT =
      Pattern.compile(
          "(?:[$€£₽¥]|[A-Z]{3})\\s?-?[\\d., ]*\\d|-?\\d[\\d., ]*\\s?(?:[$€£₽¥]|[A-Z]{3}|руб\\.?)");
  private static final Pattern YES_NO_TEXT =
      Pattern.compile(
          "true|false|yes|no|y|n|да|нет|ja|nein|是|否",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final String words;
  private final String field;
  private final double least;
  private final double telling;

  ValueKind(String words, String field, double least, double telling) {
    this.words = words;
    this.field = field;
    this.least = least;
    this.telling = telling;
  }

  /** Returns what the values are, for people. */
  String words() {
    return words;
  }

  /** Returns the field of a customer that such values belong to; empty if there is none. */
  String field() {
    return field;
  }

  /** Returns how many of the values are of this kind. */
  long count(List<String> values) {
    return values.stream().filter(this::fits).count();
  }

  /** Tells whether so many of the values are of this kind that the column is. */
  boolean is(List<String> values) {
    return !values.isEmpty() && count(values) >= least * values.size();
  }

  /** Returns how sure it is that a column of such values is what they look like, 0 to 1. */
  double confidence(List<String> values) {
    double share = (double) count(values) / values.size();
    // Of names and cities only some can be known, so that a share of half is as good as any.
    double seen = least < 0.5 ? Math.min(1, 0.5 + share) : share;
    return Math.round(seen * telling * 100) / 100.0;
  }

  private boolean fits(String value) {
    return switch (this) {
      case EMAIL -> ValueShapes.isEmail(value);
      case WEB -> ValueShapes.isWeb(value);
      case TAX_ID -> isTaxId(value);
      case COUNTRY -> Countries.isKnown(value);
      case POSTAL_CODE -> isPostalCode(value);
      case DATE -> ValueShapes.isDate(value);
      case PHONE -> ValueShapes.isPhone(value);
      case MONEY -> isMoney(value);
      case YES_NO -> isYesOrNo(value);
      case CITY -> Places.isKnown(value);
      case COMPANY -> ValueShapes.hasLegalForm(value);
      case FULL_NAME -> isFullName(value);
      case GIVEN_NAME -> isGivenName(value);
    };
  }

  private static boolean isTaxId(String value) {
    return TaxIds.isProven(TaxIds.normalize(value));
  }

  private static boolean isPostalCode(String value) {
    return POSTAL.matcher(value).matches();
  }

  private static boolean isMoney(String value) {
    return MONEY_TEXT.matcher(value).matches();
  }

  private static boolean isYesOrNo(String value) {
    return YES_NO_TEXT.matcher(value).matches();
  }

  private static boolean isFullName(String value) {
    return value.indexOf(' ') > 0 && ValueShapes.hasGivenName(value);
  }

  private static boolean isGivenName(String value) {
    return value.indexOf(' ') < 0 && ValueShapes.hasGivenName(value);
  }
}
