package dev.crmcore.examples;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Customer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The customers that a text found.
 *
 * @param text what was looked for
 * @param customers who was found, best first
 * @param view how customers look in JSON
 */
record CustomerListAnswer(String text, List<Customer> customers, EntityView view)
    implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", text);
    json.put("count", customers.size());
    json.put("customers", view.all(CustomerFields.TYPE, customers));
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (customers.isEmpty()) {
      terminal.line("Nobody was found for '" + text + "'.");
      return;
    }
    terminal.table(table(customers, 0));
    terminal.gap();
    terminal.line(Figures.count(customers.size(), "customer") + ". More on one: crm show ID");
  }

  static TextTable table(List<Customer> customers, int indent) {
    TextTable table =
        new TextTable(indent)
            .words("name")
            .words("e-mail")
            .words("telephone")
            .words("city")
            .words("id");
    for (Customer customer : customers) {
      String city = CustomerFields.CITY.get(customer);
      table.row(
          customer.displayName(),
          customer.email().orElse(""),
          customer.phone().orElse(""),
          city == null ? "" : city,
          customer.id().toString());
    }
    return table;
  }
}
