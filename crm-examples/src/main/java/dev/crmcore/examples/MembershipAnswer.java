package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.query.Explanation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a customer satisfies a condition or does not.
 *
 * @param why the evaluated tree
 */
record MembershipAnswer(Explanation why) implements Answer {
  @Override
  public Object json() {
    return tree(why);
  }

  private static Map<String, Object> tree(Explanation part) {
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
  }
}
