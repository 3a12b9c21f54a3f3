package dev.crmcore.exchange;

/**
 * Keeps spreadsheets from taking cells for formulas: a cell whose first visible character could
 * begin one gets an apostrophe in front. It can be taken away again without knowing what was done:
 * {@code unescape(escape(x)).equals(x)} for every text.
 */
public final class FormulaGuard {
  private static final char APOSTROPHE = '\'';

  private FormulaGuard() {}

  /** Returns the text as a spreadsheet may see it. */
  public static String escape(String text) {
    return isDangerous(text) ? APOSTROPHE + text : text;
  }

  /**
   * Returns text for a cell that is typed as text, which no spreadsheet takes for a formula: only
   * an apostrophe that {@link #unescape} would take away is doubled.
   */
  static String escapeApostrophe(String text) {
    return !text.isEmpty() && text.charAt(0) == APOSTROPHE ? escape(text) : text;
  }

  /** Returns the text as it was before {@link #escape}. */
  public static String unescape(String text) {
    return !text.isEmpty() && text.charAt(0) == APOSTROPHE && isDangerous(text.substring(1))
        ? text.substring(1)
        : text;
  }

  /** What begins with apostrophes and then a formula must be told from what got one here. */
  private static boolean isDangerous(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) == APOSTROPHE) {
      i++;
    }
    while (i < text.length()) {
      int point = text.codePointAt(i);
      if (isTrigger(point)) {
        return true;
      }
      if (!isInvisible(point)) {
        return false;
      }
      i += Character.charCount(point);
    }
    return false;
  }

  private static boolean isTrigger(int point) {
    return switch (point) {
      case '=', '+', '-', '@', '\t', '\r', '\n', '\0', '|', '%' -> true;
      case '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫', '−' -> true;
      default -> false;
    };
  }

  private static boolean isInvisible(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point)
        || Character.getType(point) == Character.FORMAT
        || Character.getType(point) == Character.NON_SPACING_MARK
        || Character.getType(point) == Character.UNASSIGNED;
  }
}
