package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.query.Explanation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer satisfies a condition or does not.
 *
 * @param why the evaluated tree
 * @param changes when the answer changes if nothing is written, or null if it does not
 */
record MembershipAnswer(Explanation why, @Nullable Instant changes) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = tree(why);
    json.put("changes", changes == null ? null : changes.toString());
    return json;
  }

  static Map<String, Object> tree(Explanation part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("condition", part.condition());
    json.put("holds", part.holds());
    json.put("seen", part.seen());
    json.put("parts", part.parts().stream().map(MembershipAnswer::tree).toList());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    why.toText().lines().forEach(terminal::line);
    terminal.line(
        changes == null
            ? "It stays so unless something is written."
            : "If nothing is written, it changes at " + changes + ".");
  }
}
