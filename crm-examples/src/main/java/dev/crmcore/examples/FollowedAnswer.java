package dev.crmcore.examples;

import dev.crmcore.collaboration.FeedEntry;
import dev.crmcore.collaboration.FeedPage;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.FieldChange;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What others did to what somebody follows.
 *
 * @param followed how much is followed
 * @param unread how much of it was not seen
 * @param page the latest
 */
record FollowedAnswer(int followed, int unread, FeedPage page) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("following", followed);
    json.put("unread", unread);
    json.put("entries", page.entries().stream().map(FollowedAnswer::json).toList());
    return json;
  }

  private static Map<String, Object> json(FeedEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", entry.at().toString());
    json.put("by", entry.by());
    json.put("kind", entry.kind().name());
    json.put("entity", entry.entity());
    json.put("id", entry.id().toString());
    json.put("fields", entry.fields().stream().map(FieldChange::field).toList());
    json.put("mentioned", entry.mentioned());
    json.put("text", entry.text());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.line(
        "You follow %s; %s not seen.".formatted(Figures.count(followed, "record"), unread));
    if (page.entries().isEmpty()) {
      return;
    }
    terminal.gap();
    TextTable table = new TextTable().words("when").words("who").words("what").words("which");
    for (FeedEntry entry : page.entries()) {
      table.row(
          entry.at().toString(),
          entry.by(),
          entry.text() + (entry.mentioned() ? " that mentions you" : ""),
          entry.entity() + " " + entry.id());
    }
    terminal.table(table);
  }
}
