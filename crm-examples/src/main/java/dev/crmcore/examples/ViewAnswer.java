package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Customer;
import dev.crmcore.model.SavedView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The customers of a view.
 *
 * @param view the view
 * @param all how many there are
 * @param customers the first ones
 * @param rows what the columns show of them
 */
record ViewAnswer(
    SavedView view, long all, List<Customer> customers, List<List<@Nullable String>> rows)
    implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = ViewsAnswer.json(view);
    json.put("count", all);
    List<Map<String, Object>> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("id", customers.get(i).id().toString());
      for (int column = 0; column < view.columns().size(); column++) {
        line.put(view.columns().get(column), rows.get(i).get(column));
      }
      lines.add(line);
    }
    json.put("customers", lines);
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    TextTable table = new TextTable();
    view.columns().forEach(table::words);
    for (List<@Nullable String> row : rows) {
      table.row(
          row.stream().map(text -> Objects.requireNonNullElse(text, "")).toArray(String[]::new));
    }
    terminal.table(table);
    terminal.line(Figures.count(all, "customer") + ".");
  }
}
