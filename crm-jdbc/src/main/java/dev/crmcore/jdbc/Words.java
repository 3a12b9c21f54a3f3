package dev.crmcore.jdbc;

import dev.crmcore.field.Folding;
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
      }
    }
  }

  /** Most text of an import is ASCII, where cutting needs no tables; other text is left alone. */
  private static boolean appendPlain(String text, StringBuilder words) {
    int start = words.length();
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= 0x80) {
        words.setLength(start);
        return false;
      }
      boolean capital = letter >= 'A' && letter <= 'Z';
      if (capital || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
        (inside ? words : part(words)).append(capital ? (char) (letter + 32) : letter);
        inside = true;
      } else {
        inside = false;
      }
    }
    return true;
  }

  private static StringBuilder part(StringBuilder words) {
    return words.length() == 0 ? words : words.append(' ');
  }
}
