package dev.crmcore.examples;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Customer;
import java.util.List;

/** Customers as people look at them: a line each. */
final class CustomerTable {
  private CustomerTable() {}

  static TextTable of(List<Customer> customers, int indent) {
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
