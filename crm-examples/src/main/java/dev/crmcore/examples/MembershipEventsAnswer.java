package dev.crmcore.examples;

import dev.crmcore.event.MembershipEvent;
import dev.crmcore.event.MembershipEvent.Change;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who got into segments and out of them.
 *
 * @param events in their order
 */
record MembershipEventsAnswer(List<MembershipEvent> events) implements Answer {
  private static final int SHOWN = 50;

  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", events.size());
    json.put("events", events.stream().map(MembershipEventsAnswer::json).toList());
    return json;
  }

  private static Map<String, Object> json(MembershipEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("segment", event.segmentName());
    json.put("customer", event.customer().toString());
    json.put("change", event.change().name());
    json.put("at", event.at().toString());
    json.put("reason", event.reason());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    for (MembershipEvent event : events.subList(0, Math.min(SHOWN, events.size()))) {
      terminal.line(
          "%s %s %s   (%s)"
              .formatted(
                  event.customer(),
                  event.change() == Change.ENTERED ? "got into" : "got out of",
                  event.segmentName(),
                  event.reason()));
    }
    if (events.size() > SHOWN) {
      terminal.line("… and %,d more; --json has all.".formatted(events.size() - SHOWN));
    }
    terminal.line(Figures.count(events.size(), "move") + ".");
  }
}
