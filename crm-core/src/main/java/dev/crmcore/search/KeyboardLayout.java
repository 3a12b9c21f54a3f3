package dev.crmcore.search;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was meant when the keyboard was set to the other of two layouts, QWERTY and ЙЦУКЕН: "bdfyjd"
 * is "иванов". Signs of one layout are letters of the other, so whole texts are converted, before
 * they are cut into words.
 */
final class KeyboardLayout {
  private static final String LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`{}:\"<>~";
  private static final String CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюёхъжэбюё";

  private KeyboardLayout() {}

  /**
   * Returns the text as the other layout would have written it, in lower case; null if its letters
   * are not all of one of the two layouts.
   */
  static @Nullable String other(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean latin = false;
    boolean cyrillic = false;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (Character.isLetter(c)) {
        latin |= c >= 'a' && c <= 'z';
        cyrillic |= CYRILLIC.indexOf(c) >= 0;
        if (c >= 0x80 && CYRILLIC.indexOf(c) < 0) {
          return null;
        }
      }
    }
    if (latin == cyrillic) {
      return null;
    }
    return latin ? converted(lower, LATIN, CYRILLIC) : converted(lower, CYRILLIC, LATIN);
  }

  private static String converted(String text, String from, String to) {
    StringBuilder converted = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int key = from.indexOf(text.charAt(i));
      converted.append(key < 0 ? text.charAt(i) : to.charAt(key));
    }
    return converted.toString();
  }
}
