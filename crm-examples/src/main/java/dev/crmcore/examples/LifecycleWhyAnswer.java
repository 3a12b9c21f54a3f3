package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.lifecycle.LifecycleAnswer;
import dev.crmcore.lifecycle.LifecycleAnswer.Said;
import dev.crmcore.lifecycle.LifecycleRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What rules say of a customer's stage.
 *
 * @param said what they say
 */
record LifecycleWhyAnswer(LifecycleAnswer said) implements Answer {
  @Override
  public Object json() {
    LifecycleRule deciding = said.deciding();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("stage", said.stage().name());
    json.put("wanted", said.wanted().name());
    json.put("rule", deciding == null ? null : deciding.name());
    json.put("rules", said.said().stream().map(LifecycleWhyAnswer::one).toList());
    return json;
  }

  private static Map<String, Object> one(Said one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", one.rule().name());
    json.put("to", one.rule().stage().name());
    json.put("from", one.rule().from().stream().map(Enum::name).toList());
    json.put("counts", one.counts());
    json.put("why", MembershipAnswer.tree(one.why()));
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    LifecycleRule deciding = said.deciding();
    String stage = LifecyclePeriodsAnswer.word(said.stage());
    terminal.line(
        deciding == null
            ? "Stays %s: no rule holds that has to do with that stage.".formatted(stage)
            : said.wanted() == said.stage()
                ? "Stays %s by the rule '%s'.".formatted(stage, deciding.name())
                : "Would move from %s to %s by the rule '%s'."
                    .formatted(stage, LifecyclePeriodsAnswer.word(said.wanted()), deciding.name()));
    for (Said one : said.said()) {
      terminal.gap();
      terminal.line(
          "%s, to %s%s"
              .formatted(
                  one.rule().name(),
                  LifecyclePeriodsAnswer.word(one.rule().stage()),
                  one.counts() ? "" : " (has nothing to do with " + stage + ")"));
      one.why().toText().lines().forEach(line -> terminal.line("  " + line));
    }
  }
}
