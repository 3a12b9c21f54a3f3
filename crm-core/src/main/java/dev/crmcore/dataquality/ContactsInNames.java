package dev.crmcore.dataquality;

import dev.crmcore.model.ContactPoint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Telephone numbers and e-mail addresses that stand where a name belongs. */
final class ContactsInNames {
  private static final int SHORTEST_NUMBER = 7;
  private static final String AROUND = " ,;:<>()[]\"/|-";

  private ContactsInNames() {}

  /** Tells whether a name is or holds one; an organisation may have a number in its name. */
  static boolean isThere(String name, boolean ofPerson) {
    int at = name.indexOf('@');
    if (at >= 0) {
      return ofPerson || find(name, null) != null;
    }
    return Characters.countDigits(name) >= SHORTEST_NUMBER
        && (ofPerson || !Characters.hasLetter(name));
  }

  /**
   * What stands in a name, and what is left of the name without it.
   *
   * @param rest null if nothing is left
   */
  record Found(ContactPoint point, @Nullable String rest) {}

  /**
   * Returns the first complete one in a name, or null. A telephone number is complete with its
   * country.
   *
   * @param codes what tells whether a number is possible, or null to look for no numbers
   */
  static @Nullable Found find(String name, @Nullable CallingCodes codes) {
    int at = name.indexOf('@');
    if (at >= 0) {
      int start = at;
      while (start > 0 && AROUND.indexOf(name.charAt(start - 1)) < 0) {
        start--;
      }
      int end = at + 1;
      while (end < name.length()
          && (name.charAt(end) == '-' || AROUND.indexOf(name.charAt(end)) < 0)) {
        end++;
      }
      String raw = name.substring(start, end);
      String normalized = raw.toLowerCase(Locale.ROOT);
      return EmailForm.isRight(normalized)
          ? found(ContactPoint.email(raw), normalized, name, start, end)
          : null;
    }
    return codes == null ? null : number(name, codes);
  }

  private static @Nullable Found number(String name, CallingCodes codes) {
    int start = name.indexOf('+');
    if (start < 0) {
      return null;
    }
    StringBuilder digits = new StringBuilder("+");
    int end = start + 1;
    while (end < name.length() && isOfNumber(name.charAt(end))) {
      if (Characters.isDigit(name.charAt(end))) {
        digits.append(name.charAt(end));
      }
      end++;
    }
    String normalized = digits.toString();
    return codes.isPossible(normalized)
        ? found(
            ContactPoint.phone(name.substring(start, end).strip()), normalized, name, start, end)
        : null;
  }

  private static boolean isOfNumber(char c) {
    return Characters.isDigit(c) || " ().-/".indexOf(c) >= 0;
  }

  private static Found found(
      ContactPoint point, String normalized, String name, int start, int end) {
    String rest = trimmed(name.substring(0, start)) + " " + trimmed(name.substring(end));
    return new Found(
        point.withNormalized(normalized, point.validity()),
        Characters.hasLetter(rest) ? rest.strip() : null);
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && AROUND.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && AROUND.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }
}
