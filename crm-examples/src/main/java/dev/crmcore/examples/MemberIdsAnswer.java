package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.query.Condition;
import dev.crmcore.segmentation.Segments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ids of the customers that satisfy a condition; for people and pipes one a line as they come.
 *
 * @param segments where to ask
 * @param condition what they satisfy
 */
record MemberIdsAnswer(Segments segments, Condition condition) implements Answer {
  @Override
  public Object json() {
    List<String> ids = new ArrayList<>();
    segments.scan(condition, customer -> ids.add(customer.id().toString()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", ids.size());
    json.put("ids", ids);
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    segments.scan(condition, customer -> terminal.line(customer.id().toString()));
  }
}
