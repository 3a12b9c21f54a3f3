package dev.crmcore.examples;

import dev.crmcore.deal.Chance;
import dev.crmcore.examples.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How likely it is that a deal is won.
 *
 * @param chance the one that counts, and the others
 */
record ChanceAnswer(Chance chance) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("percent", chance.percent());
    json.put("source", chance.source().name());
    json.put("ofStage", chance.ofStage());
    Chance.Learnt learnt = chance.learnt();
    if (learnt != null) {
      json.put("learnt", learnt.percent());
      json.put("reached", learnt.reached());
      json.put("won", learnt.won());
    }
    Chance.Given given = chance.given();
    if (given != null) {
      json.put("given", given.percent());
      json.put("by", given.by());
      json.put("at", given.at() == null ? null : given.at().toString());
      json.put("reason", given.reason());
    }
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    Chance.Given given = chance.given();
    Chance.Learnt learnt = chance.learnt();
    terminal.line("%d %%".formatted(chance.percent()));
    if (given != null) {
      terminal.line(
          "  %s says %d %%%s"
              .formatted(
                  given.by() == null ? "somebody" : given.by(),
                  given.percent(),
                  given.reason() == null ? "" : ": " + given.reason()));
    }
    if (learnt != null) {
      terminal.line(
          "  %d %% by what became of %d closed deals that were here, of which %d were won"
              .formatted(learnt.percent(), learnt.reached(), learnt.won()));
    }
    terminal.line("  %d %% says the stage".formatted(chance.ofStage()));
  }
}
