package dev.crmcore.examples;

import dev.crmcore.customer.RelatedCustomer;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Customer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a customer is related to others.
 *
 * @param customer who
 * @param related the others
 */
record RelationshipsAnswer(Customer customer, List<RelatedCustomer> related) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", customer.id().toString());
    json.put("relationships", related.stream().map(RelationshipsAnswer::one).toList());
    return json;
  }

  static Map<String, Object> one(RelatedCustomer related) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", related.relationship().id().toString());
    json.put("label", related.label());
    json.put("customer", related.customer().id().toString());
    json.put("name", related.customer().displayName());
    json.put("from", text(related.relationship().from()));
    json.put("to", text(related.relationship().to()));
    json.put("note", related.relationship().note());
    return json;
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  @Override
  public void print(Terminal terminal) {
    if (related.isEmpty()) {
      terminal.line(customer.displayName() + " is related to nobody.");
      return;
    }
    TextTable table =
        new TextTable()
            .words("")
            .words(customer.displayName())
            .words("from")
            .words("to")
            .words("id");
    for (RelatedCustomer one : related) {
      table.row(
          one.label(),
          one.customer().displayName(),
          orBlank(one.relationship().from()),
          orBlank(one.relationship().to()),
          one.relationship().id().toString());
    }
    terminal.table(table);
  }

  private static String orBlank(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }
}
