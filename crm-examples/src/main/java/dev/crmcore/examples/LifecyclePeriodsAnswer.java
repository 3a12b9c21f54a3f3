package dev.crmcore.examples;

import dev.crmcore.customer.LifecyclePeriod;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Customer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a customer.
 *
 * @param customer who
 * @param periods the stages, the first first
 */
record LifecyclePeriodsAnswer(Customer customer, List<LifecyclePeriod> periods) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", customer.id().toString());
    json.put("stage", customer.profile().lifecycleStage().name());
    json.put("periods", periods.stream().map(LifecyclePeriodsAnswer::one).toList());
    return json;
  }

  private static Map<String, Object> one(LifecyclePeriod period) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("stage", period.stage().name());
    json.put("since", period.since().toString());
    json.put("until", period.until() == null ? null : period.until().toString());
    json.put("by", period.by());
    json.put("rule", period.rule());
    json.put("reason", period.reason());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.line(
        "%s: %s".formatted(customer.displayName(), word(customer.profile().lifecycleStage())));
    TextTable table =
        new TextTable(2).words("stage").words("since").words("until").words("by").words("why");
    for (LifecyclePeriod period : periods) {
      table.row(
          word(period.stage()),
          day(period.since()),
          day(period.until()),
          orBlank(period.by()),
          period.rule() == null ? orBlank(period.reason()) : "rule '" + period.rule() + "'");
    }
    terminal.table(table);
  }

  static String word(Enum<?> stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  private static String day(@Nullable Instant moment) {
    return moment == null ? "" : moment.toString().substring(0, 10);
  }

  private static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }
}
