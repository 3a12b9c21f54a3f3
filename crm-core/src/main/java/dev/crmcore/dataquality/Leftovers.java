package dev.crmcore.dataquality;

import java.util.Set;

/** What templates, spreadsheets and programs leave in a text when a value is missing. */
final class Leftovers {
  private static final Set<String> WHOLE =
      Set.of(
          "NULL",
          "null",
          "(null)",
          "<null>",
          "undefined",
          "NaN",
          "N/A",
          "n/a",
          "#N/A",
          "#REF!",
          "#VALUE!",
          "#NAME?",
          "#DIV/0!",
          "[object Object]");

  private Leftovers() {}

  /** Tells whether the text is such a thing and nothing else. */
  static boolean isOne(String text) {
    return WHOLE.contains(text) || isPlaceholder(text);
  }

  private static boolean isPlaceholder(String text) {
    return (text.startsWith("{{") && text.indexOf("}}") == text.length() - 2)
        || (text.startsWith("${") && text.indexOf('}') == text.length() - 1)
        || (text.startsWith("*|") && text.endsWith("|*"));
  }

  /** Tells whether there is such a thing in the text. Words alone, such as "null", do not count. */
  static boolean isIn(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      boolean found =
          switch (text.charAt(i)) {
            case '{' -> text.charAt(i + 1) == '{' && text.indexOf("}}", i) > 0;
            case '$' -> text.charAt(i + 1) == '{' && text.indexOf('}', i) > 0;
            case '*' -> text.charAt(i + 1) == '|' && text.indexOf("|*", i + 1) > 0;
            case '[' -> text.startsWith("[object Object]", i);
            case '#' ->
                text.startsWith("#REF!", i)
                    || text.startsWith("#N/A", i)
                    || text.startsWith("#VALUE!", i)
                    || text.startsWith("#NAME?", i)
                    || text.startsWith("#DIV/0!", i);
            default -> false;
          };
      if (found) {
        return true;
      }
    }
    return false;
  }
}
