package dev.crmcore.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a condition holds or does not: the tree with every answer and every value that was seen.
 *
 * @param condition the condition in text form
 * @param holds the answer
 * @param seen the value that was compared, as text, or null where there was none
 * @param parts the answers of the parts
 */
public record Explanation(
    String condition, boolean holds, @Nullable String seen, List<Explanation> parts) {
  /** Copies the parts. */
  public Explanation {
    parts = List.copyOf(parts);
  }

  /** Returns the tree as indented lines, a tick or a cross before each. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    append(text, 0);
    return text.toString();
  }

  private void append(StringBuilder text, int depth) {
    text.append("  ".repeat(depth)).append(holds ? "✓ " : "✗ ").append(condition);
    if (seen != null) {
      text.append("   [").append(seen).append(']');
    }
    text.append('\n');
    parts.forEach(part -> part.append(text, depth + 1));
  }
}
