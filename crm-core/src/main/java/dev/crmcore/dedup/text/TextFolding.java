package dev.crmcore.dedup.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds text to lower-case letters and digits with single spaces: compatibility forms and accents
 * are removed and Cyrillic and Greek letters are written in Latin ones.
 *
 * <p>Pure functions, safe for use by several threads.
 *
 * @since 0.1
 */
public final class TextFolding {
  private static final String APOSTROPHES = "'’`´ʼʹ′‘\"ʺ";

  private TextFolding() {}

  /**
   * Returns the folded form; empty if the text has no letter and no digit. Apostrophes vanish
   * ({@code O'Hara} is {@code ohara}), every other sign separates words.
   */
  public static String fold(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) >= 128) {
        return keepWords(latinize(text));
      }
    }
    return keepWords(text);
  }

  /** Removes spaces: {@code "van der berg"} becomes {@code "vanderberg"}. */
  public static String join(String folded) {
    return folded.indexOf(' ') < 0 ? folded : folded.replace(" ", "");
  }

  private static String keepWords(String text) {
    int length = text.length();
    boolean clean = true;
    for (int i = 0; i < length && clean; i++) {
      char c = text.charAt(i);
      clean = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
    if (clean) {
      return text;
    }
    StringBuilder out = new StringBuilder(length);
    boolean gap = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        c = (char) (c + 32);
      }
      boolean word = c < 128 ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') : isWord(c);
      if (word) {
        if (gap && out.length() > 0) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      } else if (APOSTROPHES.indexOf(c) < 0) {
        gap = true;
      }
    }
    return out.toString();
  }

  private static boolean isWord(char c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.NON_SPACING_MARK;
  }

  private static String latinize(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(lower.length() + 16);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c < 128) {
        out.append(c);
        continue;
      }
      String latin = LatinLetters.of(c);
      if (latin != null) {
        out.append(latin);
      } else if (c < 0x0590) {
        appendWithoutAccents(out, c);
      } else if (c >= 0x1E00 && c <= 0x1FFF) {
        appendWithoutAccents(out, c);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static void appendWithoutAccents(StringBuilder out, char c) {
    String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
    for (int i = 0; i < parts.length(); i++) {
      char part = parts.charAt(i);
      if (Character.getType(part) != Character.NON_SPACING_MARK) {
        String latin = part < 128 ? null : LatinLetters.of(part);
        if (latin == null) {
          out.append(part);
        } else {
          out.append(latin);
        }
      }
    }
  }
}
