package dev.crmcore.search;

import java.util.List;

/**
 * Where something was found.
 *
 * @param field the field or collection of the customer; {@code "company"} for the organisation of a
 *     person, {@code "interactions.subject"} or {@code "interactions.body"} for the timeline
 * @param text the value as text; of a long one the part around what was found
 * @param spans the ranges of the text that were found, in order, none touching another
 */
public record Highlight(String field, String text, List<Span> spans) {
  /** Copies the ranges. */
  public Highlight {
    spans = List.copyOf(spans);
  }

  /**
   * Returns the text with marks around what was found, such as {@code "<b>"} and {@code "</b>"}.
   */
  public String marked(String before, String after) {
    StringBuilder marked = new StringBuilder(text.length());
    int written = 0;
    for (Span span : spans) {
      marked.append(text, written, span.start()).append(before);
      marked.append(text, span.start(), span.end()).append(after);
      written = span.end();
    }
    return marked.append(text, written, text.length()).toString();
  }
}
