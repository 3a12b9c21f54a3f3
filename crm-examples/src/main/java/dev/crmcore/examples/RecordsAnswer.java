package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.field.EntityType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Records of one kind, as a table or as JSON.
 *
 * @param type the kind
 * @param records in their order
 * @param columns the fields that people are shown, the id with the first
 * @param empty what to say where there is nothing
 * @param view how records look
 * @param <E> the kind
 */
record RecordsAnswer<E>(
    EntityType<E> type, List<E> records, List<String> columns, String empty, EntityView view)
    implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", records.size());
    json.put(type.name() + "s", view.all(type, records));
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (records.isEmpty()) {
      terminal.line(empty);
      return;
    }
    TextTable table = new TextTable();
    columns.forEach(table::words);
    for (E record : records) {
      Map<String, Object> shown = view.of(type, record);
      table.row(
          columns.stream()
              .map(column -> text(shown.getOrDefault(column, "")))
              .toArray(String[]::new));
    }
    terminal.table(table);
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(RecordsAnswer::text).collect(Collectors.joining(", "));
    }
    return value instanceof Map<?, ?> parts
        ? parts.values().stream().map(String::valueOf).collect(Collectors.joining(" "))
        : value.toString();
  }
}
