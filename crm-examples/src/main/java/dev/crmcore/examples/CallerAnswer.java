package dev.crmcore.examples;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.overview.CallerCard;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known about somebody who is no customer for certain.
 *
 * @param address what they called from
 * @param card what is known
 * @param view how records look in JSON
 */
record CallerAnswer(String address, CallerCard card, EntityView view) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("known", false);
    json.put("candidates", view.all(CustomerFields.TYPE, card.candidates()));
    json.put("leads", view.all(LeadFields.TYPE, card.leads()));
    json.put("waiting", view.all(InteractionFields.TYPE, card.waiting()));
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (card.isStranger()) {
      terminal.line("Nobody is known under '%s'.".formatted(address));
    }
    card.candidates()
        .forEach(one -> terminal.line("Perhaps %s, %s.".formatted(one.displayName(), one.id())));
    card.leads()
        .forEach(
            one ->
                terminal.line(
                    "Lead '%s' since %s%s."
                        .formatted(
                            one.name(),
                            one.receivedAt(),
                            one.assignee() == null ? "" : ", " + one.assignee())));
    card.waiting()
        .forEach(
            one ->
                terminal.line(
                    "Said on %s: %s"
                        .formatted(
                            one.occurredAt(), one.subject() == null ? one.kind() : one.subject())));
  }
}
