package dev.crmcore.examples;

import dev.crmcore.changes.Change;
import dev.crmcore.changes.ChangePage;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.FieldChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Some changes in order.
 *
 * @param page the changes, and where to go on
 */
record ChangesAnswer(ChangePage page) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", page.items().size());
    json.put("changes", page.items().stream().map(ChangesAnswer::json).toList());
    json.put("next", page.next().toString());
    json.put("more", page.hasMore());
    return json;
  }

  private static Map<String, Object> json(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("position", change.position().toString());
    json.put("at", change.at().toString());
    json.put("actor", change.actor());
    json.put("action", change.action());
    json.put("source", change.source());
    json.put("entity", change.entity());
    json.put("id", change.id().toString());
    json.put("version", change.version());
    json.put("fields", change.fields().stream().map(ChangesAnswer::json).toList());
    return json;
  }

  private static Map<String, Object> json(FieldChange change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", change.field());
    json.put("before", change.before());
    json.put("after", change.after());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    List<Change> changes = page.items();
    if (!changes.isEmpty()) {
      TextTable table =
          new TextTable().words("when").words("who").words("what").words("record").words("fields");
      for (Change change : changes) {
        table.row(
            change.at().toString(),
            change.actor(),
            change.action(),
            change.entity() + " " + change.id(),
            change.fields().stream().map(FieldChange::field).collect(Collectors.joining(", ")));
      }
      terminal.table(table);
    }
    terminal.line(
        page.hasMore()
            ? "There is more: --since " + page.next()
            : "That is all; later changes: --since " + page.next());
  }
}
