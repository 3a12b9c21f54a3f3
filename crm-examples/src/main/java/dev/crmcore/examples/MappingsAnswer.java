package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.exchange.ImportMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some mappings, without their entries.
 *
 * @param mappings the mappings
 */
record MappingsAnswer(List<ImportMapping> mappings) implements Answer {
  @Override
  public Object json() {
    return mappings.stream().map(MappingsAnswer::json).toList();
  }

  private static Map<String, Object> json(ImportMapping mapping) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", mapping.name());
    json.put("version", mapping.version());
    json.put("target", mapping.target().word());
    json.put("entries", mapping.entries().size());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (mappings.isEmpty()) {
      terminal.line("No mapping is saved: crm mapping save NAME M.json");
      return;
    }
    TextTable table =
        new TextTable(2).words("name").figures("version").words("rows become").figures("entries");
    mappings.forEach(
        mapping ->
            table.row(
                mapping.name(),
                Figures.count(mapping.version()),
                mapping.target().word(),
                Figures.count(mapping.entries().size())));
    terminal.table(table);
  }
}
