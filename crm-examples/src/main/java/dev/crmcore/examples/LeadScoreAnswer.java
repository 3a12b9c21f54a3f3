package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.lead.LeadScore;
import dev.crmcore.scoring.Score;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How likely something comes of a lead, and how promising it is.
 *
 * @param score with its evidence
 * @param rating with the rules that hold
 */
record LeadScoreAnswer(LeadScore score, Score rating) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("percent", score.percent());
    json.put("won", score.won());
    json.put("lost", score.lost());
    json.put(
        "evidence",
        score.evidence().stream()
            .map(
                one -> {
                  Map<String, Object> each = new LinkedHashMap<>();
                  each.put("field", one.field());
                  each.put("value", one.value());
                  each.put("won", one.won());
                  each.put("lost", one.lost());
                  each.put("bits", Math.round(one.bits() * 100) / 100.0);
                  return each;
                })
            .toList());
    Map<String, Object> rules = new LinkedHashMap<>();
    rules.put("value", rating.value());
    rules.put("start", rating.start());
    rules.put(
        "reasons",
        rating.reasons().stream()
            .map(rule -> Map.of("name", rule.name(), "points", rule.points()))
            .toList());
    json.put("rating", rules);
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.line(
        "%d %%, by what became of %,d leads: %,d won, %,d lost."
            .formatted(score.percent(), score.won() + score.lost(), score.won(), score.lost()));
    if (!score.evidence().isEmpty()) {
      TextTable table =
          new TextTable()
              .words("field")
              .words("value")
              .figures("won")
              .figures("lost")
              .figures("bits");
      for (LeadScore.Evidence one : score.evidence()) {
        table.row(
            one.field(),
            one.value(),
            Long.toString(one.won()),
            Long.toString(one.lost()),
            String.format(Locale.ROOT, "%+.2f", one.bits()));
      }
      terminal.table(table);
    }
    terminal.line("%d of 100 points by rules, from %d.".formatted(rating.value(), rating.start()));
    rating
        .reasons()
        .forEach(rule -> terminal.line("%+4d %s".formatted(rule.points(), rule.name())));
  }
}
