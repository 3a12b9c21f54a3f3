package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Playbooks.
 *
 * @param playbooks in their order
 */
record PlaybooksAnswer(List<PlaybookFile> playbooks) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", playbooks.size());
    json.put("playbooks", playbooks);
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (playbooks.isEmpty()) {
      terminal.line("No playbooks. 'crm playbook save F.json' keeps one.");
      return;
    }
    TextTable table = new TextTable().words("playbook").words("pipeline").figures("steps");
    for (PlaybookFile one : playbooks) {
      table.row(
          String.valueOf(one.name()),
          one.pipeline() == null ? "" : one.pipeline(),
          Integer.toString(one.steps() == null ? 0 : one.steps().size()));
    }
    terminal.table(table);
  }
}
