package dev.crmcore.dedup;

import dev.crmcore.dedup.text.Nicknames;
import dev.crmcore.dedup.text.OrganizationNameParts;
import dev.crmcore.dedup.text.PartialDate;
import dev.crmcore.dedup.text.Patronymics;
import dev.crmcore.dedup.text.PersonNameParts;
import dev.crmcore.dedup.text.SoundKey;
import dev.crmcore.matching.FieldRole;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What values look like: an e-mail address, a date, a company's name. Pure functions, safe for use
 * by several threads.
 *
 * @since 0.1
 */
public final class ValueShapes {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+.*");
  private static final Pattern WEB =
      Pattern.compile("(https?://|www\\.)\\S+", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE =
      Pattern.compile("\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}([ T].*)?|(19|20)\\d{2}[01]\\d[0-3]\\d");
  private static final Pattern PHONE =
      Pattern.compile("(?=.*[()+\\- ])\\+?[\\d()\\-. ]{8,20}|\\+\\d{9,15}|[78]9\\d{9}");
  private static final double MOST = 0.7;

  private ValueShapes() {}

  /** Tells whether a value is an e-mail address, or begins with one. */
  public static boolean isEmail(String value) {
    return EMAIL.matcher(value.strip()).matches();
  }

  /** Tells whether a value is a web address. */
  public static boolean isWeb(String value) {
    return WEB.matcher(value.strip()).matches();
  }

  /** Tells whether a value is a telephone number as people write it, with signs in it. */
  public static boolean isPhone(String value) {
    return PHONE.matcher(value.strip()).matches();
  }

  /** Tells whether a value is a day. */
  public static boolean isDate(String value) {
    return DATE.matcher(value.strip()).matches() && PartialDate.parse(value, false) != 0;
  }

  static FieldRole roleOf(List<String> values) {
    if (share(values, ValueShapes::isEmail) >= MOST) {
      return FieldRole.EMAIL;
    }
    if (share(values, ValueShapes::isWeb) >= MOST) {
      return FieldRole.WEB;
    }
    if (share(values, value -> DATE.matcher(value.strip()).matches()) >= MOST
        && share(values, value -> PartialDate.parse(value, false) != 0) >= MOST) {
      return FieldRole.DATE;
    }
    if (share(values, ValueShapes::isPhone) >= MOST) {
      return FieldRole.PHONE;
    }
    if (share(values, ValueShapes::hasLegalForm) >= 0.25) {
      return FieldRole.ORGANIZATION_NAME;
    }
    if (looksLikePersons(values) && share(values, value -> value.strip().indexOf(' ') > 0) > 0.6) {
      return FieldRole.PERSON_NAME;
    }
    return FieldRole.TEXT;
  }

  /** Tells whether a value has a legal form in it, such as GmbH. */
  public static boolean hasLegalForm(String value) {
    return !OrganizationNameParts.parse(value).legalForm().isEmpty();
  }

  /** Returns whether many values hold a known given name or a patronymic and few a legal form. */
  static boolean looksLikePersons(List<String> values) {
    return share(values, ValueShapes::hasGivenName) >= 0.3
        && share(values, ValueShapes::hasLegalForm) < 0.1;
  }

  /** Tells whether a known given name or a patronymic is among the few words of a value. */
  public static boolean hasGivenName(String value) {
    if (value.chars().anyMatch(Character::isDigit)) {
      return false;
    }
    List<String> words = PersonNameParts.parse(value).words();
    return words.size() <= 5
        && words.stream()
            .anyMatch(
                word ->
                    Patronymics.isPatronymic(word)
                        || Nicknames.groupsOf(SoundKey.of(word)).length > 0);
  }

  private static double share(List<String> values, Predicate<String> test) {
    long present = values.stream().filter(value -> !value.isBlank()).count();
    long hits = values.stream().filter(value -> !value.isBlank()).filter(test).count();
    return present == 0 ? 0 : (double) hits / present;
  }
}
