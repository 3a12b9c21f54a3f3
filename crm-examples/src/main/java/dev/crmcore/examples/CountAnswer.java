package dev.crmcore.examples;

import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.query.Condition;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many customers satisfy a condition.
 *
 * @param count how many
 * @param seconds how long it took to tell
 * @param evaluator who told: the database by its name, or the memory
 */
record CountAnswer(long count, double seconds, String evaluator) implements Answer {
  static CountAnswer of(CrmSession session, Condition condition, String url) {
    long start = System.nanoTime();
    long count = session.segments().count(condition);
    return new CountAnswer(count, (System.nanoTime() - start) / 1e9, evaluator(url));
  }

  private static String evaluator(String url) {
    if (url.startsWith("jdbc:sqlite:")) {
      return "sqlite";
    }
    return url.startsWith("jdbc:postgresql:") ? "postgresql" : "memory";
  }

  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", count);
    json.put("seconds", Figures.rounded(seconds, 4));
    json.put("evaluator", evaluator);
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.line(
        "%s (%s, %s)"
            .formatted(Figures.count(count, "customer"), Figures.seconds(seconds), evaluator));
  }
}
