package dev.crmcore.jdbc;

import dev.crmcore.field.Folding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts text into the words by which it is found: runs of letters and digits, in search form. */
final class Words {
  private Words() {}

  /** Appends the words of a text, with blanks between them. */
  static void append(@Nullable String text, StringBuilder words) {
    if (text == null) {
      return;
    }
    String form = Folding.searchForm(text);
    boolean inside = false;
    for (int i = 0; i < form.length(); ) {
      int point = form.codePointAt(i);
      int next = i + Character.charCount(point);
      if (Character.isLetterOrDigit(point)) {
        if (!inside && words.length() > 0) {
          words.append(' ');
        }
        words.append(form, i, next);
        inside = true;
      } else {
        inside = false;
      }
      i = next;
    }
  }

  static List<String> of(String text) {
    StringBuilder words = new StringBuilder();
    append(text, words);
    return words.length() == 0 ? List.of() : List.of(words.toString().split(" ", -1));
  }
}
