package dev.crmcore.examples;

import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.ServiceCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Service cases.
 *
 * @param cases in their order
 * @param view how records look in JSON
 */
record CasesAnswer(List<ServiceCase> cases, EntityView view) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", cases.size());
    json.put("cases", view.all(ServiceCaseFields.TYPE, cases));
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (cases.isEmpty()) {
      terminal.line("No cases. 'crm case open WHO SUBJECT' opens one.");
      return;
    }
    TextTable table =
        new TextTable()
            .figures("case")
            .words("priority")
            .words("status")
            .words("owner")
            .words("opened")
            .words("subject");
    for (ServiceCase one : cases) {
      table.row(
          Long.toString(one.number()),
          words(one.priority()),
          words(one.status()),
          one.owner() == null ? "" : one.owner(),
          one.openedAt().toString().substring(0, 10),
          one.subject());
    }
    terminal.table(table);
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
