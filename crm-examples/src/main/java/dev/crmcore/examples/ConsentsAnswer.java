package dev.crmcore.examples;

import dev.crmcore.consent.ConsentStatus;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Consent;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer agreed to.
 *
 * @param customer who
 * @param consents what holds now
 * @param history everything that was said, the latest first; null where nobody asked
 */
record ConsentsAnswer(
    Customer customer, List<ConsentStatus> consents, @Nullable List<Consent> history)
    implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", customer.id().toString());
    json.put("consents", consents.stream().map(ConsentsAnswer::one).toList());
    if (history != null) {
      json.put("history", history.stream().map(ConsentsAnswer::one).toList());
    }
    return json;
  }

  static Map<String, Object> one(ConsentStatus status) {
    Consent statement = status.statement();
    Map<String, Object> json = statement == null ? new LinkedHashMap<>() : one(statement);
    json.put("state", String.valueOf(status.state()));
    return json;
  }

  private static Map<String, Object> one(Consent statement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("purpose", statement.purpose());
    json.put("channel", statement.channel() == null ? null : statement.channel().name());
    json.put("state", statement.state().name());
    json.put("basis", statement.basis().name());
    json.put("givenAt", statement.givenAt().toString());
    json.put("expiresAt", statement.expiresAt() == null ? null : statement.expiresAt().toString());
    json.put("source", statement.source());
    json.put("wording", statement.wording());
    json.put("evidence", statement.evidence());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (consents.isEmpty()) {
      terminal.line(customer.displayName() + " said nothing about what they agree to.");
      return;
    }
    TextTable table = table();
    for (ConsentStatus one : consents) {
      Consent statement = one.statement();
      if (statement != null) {
        row(table, statement, String.valueOf(one.state()));
      }
    }
    terminal.table(table);
    if (history != null) {
      terminal.gap();
      TextTable all = table();
      history.forEach(one -> row(all, one, one.state().name()));
      terminal.table(all);
    }
  }

  private static TextTable table() {
    return new TextTable()
        .words("purpose")
        .words("by")
        .words("state")
        .words("since")
        .words("until")
        .words("source");
  }

  private static void row(TextTable table, Consent statement, String state) {
    ContactKind channel = statement.channel();
    Instant until = statement.expiresAt();
    table.row(
        statement.purpose(),
        channel == null ? "" : channel.name(),
        state,
        statement.givenAt().toString(),
        until == null ? "" : until.toString(),
        statement.source() == null ? "" : statement.source());
  }
}
