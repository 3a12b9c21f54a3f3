package dev.crmcore.search;

import dev.crmcore.field.Folding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers that were typed with blanks, brackets and dashes, as telephone numbers are. */
final class NumberRuns {
  private static final Pattern RUN = Pattern.compile("\\+?\\(?[0-9][0-9\\s().+/\\-\u2010-\u2015]*");
  private static final Pattern BETWEEN = Pattern.compile("[^0-9]+");
  private static final int SHORTEST = 4;
  private static final int LONGEST = 15;

  private NumberRuns() {}

  /** Returns the text with the digits of each such number together; null if there is none. */
  static @Nullable String joined(String text) {
    Matcher runs = RUN.matcher(Folding.fold(text));
    StringBuilder joined = new StringBuilder();
    boolean any = false;
    while (runs.find()) {
      String digits = BETWEEN.matcher(runs.group()).replaceAll("");
      boolean number = digits.length() >= SHORTEST && digits.length() <= LONGEST;
      any |= number;
      runs.appendReplacement(
          joined, Matcher.quoteReplacement(number ? " " + digits + " " : runs.group()));
    }
    return any ? runs.appendTail(joined).toString() : null;
  }
}
