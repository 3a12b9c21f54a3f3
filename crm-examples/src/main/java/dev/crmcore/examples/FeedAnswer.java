package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Feed;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One feed, as it is kept or was until now.
 *
 * @param feed the feed
 */
record FeedAnswer(Feed feed) implements Answer {
  @Override
  public Object json() {
    return json(feed);
  }

  static Map<String, Object> json(Feed feed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", feed.name());
    json.put("priority", feed.priority());
    json.put("mapping", feed.mapping());
    json.put("format", feed.format());
    json.put("every", feed.interval() == null ? null : feed.interval().toString());
    json.put("enabled", feed.enabled());
    json.put("owner", feed.owner());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.line("Feed %s, priority %d.".formatted(feed.name(), feed.priority()));
  }
}
