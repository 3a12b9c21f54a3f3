package dev.crmcore.dataquality;

/** Latin letters in Cyrillic words and the other way round. */
final class Lookalikes {
  private static final String LATIN = "AaBCcEeHKkMOoPpTXxYyIi";
  private static final String CYRILLIC = "АаВСсЕеНКкМОоРрТХхУуІі";

  private Lookalikes() {}

  /** Tells whether a word of the text has letters of both scripts. */
  static boolean isMixed(String text) {
    return hasCyrillic(text) && firstMixed(text, 0) >= 0;
  }

  /**
   * Tells whether a word has letters of both scripts, and those of one only look like the other.
   */
  static boolean isDisguised(String text) {
    return isMixed(text) && !repaired(text).equals(text);
  }

  /**
   * Returns the text with each mixed word in one script. A word that could be of either, or of
   * neither, stays as it is.
   */
  static String repaired(String text) {
    StringBuilder repaired = new StringBuilder(text);
    int start = firstMixed(text, 0);
    while (start >= 0) {
      int end = endOfWord(text, start);
      String word = text.substring(start, end);
      String cyrillic = all(word, LATIN, CYRILLIC);
      String latin = all(word, CYRILLIC, LATIN);
      if (isOneScript(cyrillic) != isOneScript(latin)) {
        repaired.replace(start, end, isOneScript(cyrillic) ? cyrillic : latin);
      }
      start = firstMixed(text, end);
    }
    return repaired.toString();
  }

  private static String all(String word, String from, String to) {
    StringBuilder changed = new StringBuilder(word);
    for (int i = 0; i < word.length(); i++) {
      int at = from.indexOf(word.charAt(i));
      if (at >= 0) {
        changed.setCharAt(i, to.charAt(at));
      }
    }
    return changed.toString();
  }

  private static boolean isOneScript(String word) {
    return firstMixed(word, 0) < 0;
  }

  private static int firstMixed(String text, int from) {
    int start = from;
    while (start < text.length()) {
      int end = endOfWord(text, start);
      if (isMixed(text, start, end)) {
        return start;
      }
      start = end + 1;
    }
    return -1;
  }

  private static boolean isMixed(String text, int start, int end) {
    boolean latin = false;
    boolean cyrillic = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      latin |= isLatin(c);
      cyrillic |= isCyrillic(c);
    }
    return latin && cyrillic;
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean hasCyrillic(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isCyrillic(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean isCyrillic(char c) {
    return c >= '\u0400' && c <= '\u052f';
  }

  static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '\u00c0' && c <= '\u024f');
  }
}
