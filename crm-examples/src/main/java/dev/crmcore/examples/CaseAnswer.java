package dev.crmcore.examples;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.service.CaseClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service case.
 *
 * @param one the case
 * @param customer whose it is
 * @param clocks what was promised
 * @param said what was said, the latest first
 * @param view how records look in JSON
 */
record CaseAnswer(
    ServiceCase one,
    String customer,
    List<CaseClock> clocks,
    List<Interaction> said,
    EntityView view)
    implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("case", view.of(ServiceCaseFields.TYPE, one));
    json.put("customer", customer);
    json.put(
        "clocks",
        clocks.stream()
            .map(
                clock -> {
                  Map<String, Object> each = new LinkedHashMap<>();
                  each.put("kind", clock.kind().name());
                  each.put("state", clock.state().name());
                  each.put("dueAt", clock.dueAt().toString());
                  each.put("left", clock.left().toString());
                  return each;
                })
            .toList());
    json.put("said", view.all(InteractionFields.TYPE, said));
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.heading("Case %d: %s".formatted(one.number(), one.subject()));
    TextTable card = new TextTable(2).words("").words("");
    card.row("customer", customer);
    card.row("status", words(one.status()));
    card.row("priority", words(one.priority()));
    row(card, "owner", one.owner());
    row(card, "description", one.description());
    row(card, "resolution", one.resolution());
    for (CaseClock clock : clocks) {
      card.row(
          words(clock.kind()).replace("case ", ""),
          "%s, due %s".formatted(words(clock.state()), clock.dueAt()));
    }
    terminal.table(card);
    if (!said.isEmpty()) {
      terminal.gap();
      TextTable table = new TextTable().words("when").words("").words("").words("what");
      for (Interaction touch : said) {
        table.row(
            touch.occurredAt().toString().substring(0, 16).replace('T', ' '),
            words(touch.direction()),
            words(touch.kind()),
            touch.subject() == null ? "" : touch.subject());
      }
      terminal.table(table);
    }
  }

  private static void row(TextTable card, String name, @Nullable String value) {
    if (value != null) {
      card.row(name, value);
    }
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
