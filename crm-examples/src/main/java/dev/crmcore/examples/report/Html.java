package dev.crmcore.examples.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML and SVG. Whatever is text or an attribute's value is escaped here and nowhere else,
 * so that no section can forget it; what was opened must be closed.
 */
final class Html {
  private final StringBuilder out = new StringBuilder(64_000);
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes come as names and values in turn. */
  Html open(String tag, String... attributes) {
    start(tag, attributes).append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element that was opened last. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes that element and ends the line. */
  Html closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** Writes an element with text in it. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Writes an element with nothing in it, such as {@code rect} or {@code meta}. */
  Html leaf(String tag, String... attributes) {
    start(tag, attributes).append("/>");
    return this;
  }

  /** Writes text. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** Writes text of unknown direction, such as a name, so that it cannot turn its surroundings. */
  Html name(String text) {
    return element("bdi", text);
  }

  /** Writes the library's own style sheet as it is. */
  Html style(String css) {
    out.append("<style>\n").append(css).append("</style>\n");
    return this;
  }

  private StringBuilder start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    return out;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isWritable(text, i) ? c : '\ufffd');
      }
    }
  }

  /** Control characters and halves of surrogate pairs have no place in a file of UTF-8. */
  private static boolean isWritable(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return !Character.isISOControl(c) || c == '\n' || c == '\t';
  }

  /** Returns what was written. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("Not closed: " + open);
    }
    return "<!doctype html>\n" + out;
  }
}
