package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.SavedView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Saved views.
 *
 * @param views by name
 */
record ViewsAnswer(List<SavedView> views) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", views.size());
    json.put("views", views.stream().map(ViewsAnswer::json).toList());
    return json;
  }

  static Map<String, Object> json(SavedView view) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", view.name());
    json.put("owner", view.owner());
    json.put("shared", view.shared());
    json.put("condition", view.condition());
    json.put("sorts", view.sorts());
    json.put("columns", view.columns());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (views.isEmpty()) {
      terminal.line("No views. 'crm views save NAME CONDITION' saves one.");
      return;
    }
    TextTable table = new TextTable().words("view").words("owner").words("").words("condition");
    for (SavedView view : views) {
      table.row(view.name(), view.owner(), view.shared() ? "shared" : "", view.condition());
    }
    terminal.table(table);
  }
}
