package dev.crmcore.jdbc;

import dev.crmcore.field.Folding;
import dev.crmcore.field.NumberEnding;
import org.jspecify.annotations.Nullable;

/** Lines up words for the index of words, as {@link Folding#words(String)} cuts them. */
final class Words {
  private Words() {}

  /** Appends the words of a text, with blanks between them. */
  static void append(@Nullable String text, StringBuilder words) {
    if (text == null) {
      return;
    }
    if (!appendPlain(text, words)) {
      for (String word : Folding.words(text)) {
        part(words).append(word);
        NumberEnding.keyOf(word).ifPresent(key -> part(words).append(key));
      }
    }
  }

  /** Most text of an import is ASCII, where cutting needs no tables; other text is left alone. */
  private static boolean appendPlain(String text, StringBuilder words) {
    int start = words.length();
    int digits = 0; // of the word so far, if it has nothing else
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= 0x80) {
        words.setLength(start);
        return false;
      }
      boolean capital = letter >= 'A' && letter <= 'Z';
      boolean digit = letter >= '0' && letter <= '9';
      if (capital || digit || (letter >= 'a' && letter <= 'z')) {
        digits = digit && (digits > 0 || !inside) ? digits + 1 : 0;
        (inside ? words : part(words)).append(capital ? (char) (letter + 32) : letter);
        inside = true;
      } else {
        appendBackwards(words, digits);
        digits = 0;
        inside = false;
      }
    }
    appendBackwards(words, digits);
    return true;
  }

  private static void appendBackwards(StringBuilder words, int digits) {
    if (digits >= NumberEnding.SHORTEST_NUMBER) {
      String number = words.substring(words.length() - digits);
      words.append(' ').append(NumberEnding.keyStart(number));
    }
  }

  private static StringBuilder part(StringBuilder words) {
    return words.length() == 0 ? words : words.append(' ');
  }
}
