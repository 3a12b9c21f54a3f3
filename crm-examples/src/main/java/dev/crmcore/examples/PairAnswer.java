package dev.crmcore.examples;

import dev.crmcore.dedup.MatchExplanation;
import dev.crmcore.dedup.MatchExplanation.FieldEvidence;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.model.Customer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Why two customers look like one, or do not.
 *
 * @param left the one
 * @param right the other
 * @param why the evidence
 */
record PairAnswer(Customer left, Customer right, MatchExplanation why) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("a", left.id().toString());
    json.put("b", right.id().toString());
    json.put("decision", why.score().decision().name());
    json.put("probability", Figures.rounded(why.score().probability(), 6));
    json.put("weight", Figures.rounded(why.score().weight(), 3));
    json.put("prior", Figures.rounded(why.priorWeight(), 3));
    json.put("foundBy", why.rules());
    json.put("fields", why.fields().stream().map(PairAnswer::evidence).toList());
    json.put("matchFrom", why.matchProbability());
    json.put("possibleFrom", why.possibleProbability());
    return json;
  }

  private static Map<String, Object> evidence(FieldEvidence field) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", field.field());
    json.put("a", field.left());
    json.put("b", field.right());
    json.put("level", field.level());
    json.put("weight", Figures.rounded(field.weight(), 3));
    json.put("frequencyEffect", Figures.rounded(field.frequencyEffect(), 3));
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.heading("%s and %s".formatted(left.displayName(), right.displayName()));
    terminal.line(
        "  %s, with a probability of %s"
            .formatted(said(why.score().decision()), Figures.percent(why.score().probability())));
    terminal.gap();
    terminal.table(table(why));
  }

  static String said(MatchDecision decision) {
    return switch (decision) {
      case MATCH -> "One and the same";
      case POSSIBLE_MATCH -> "Possibly the same";
      case NON_MATCH -> "Not the same";
    };
  }

  /** Returns the evidence as a sum: what speaks for and against, in bits. */
  static TextTable table(MatchExplanation why) {
    TextTable table =
        new TextTable(2).figures("bits").words("field").words("how").words("one").words("other");
    table.row(bits(why.priorWeight()), "", "before comparing", "", "");
    List<FieldEvidence> fields = why.fields();
    for (FieldEvidence field : fields) {
      if (field.level().equals("missing")) {
        continue;
      }
      table.row(bits(field.weight()), field.field(), how(field), field.left(), field.right());
    }
    return table.row(bits(why.score().weight()), "", "in all", "", "");
  }

  private static String how(FieldEvidence field) {
    double effect = field.frequencyEffect();
    return field.level()
        + (Math.abs(effect) < 0.05 ? "" : effect > 0 ? ", a rare value" : ", a common value");
  }

  private static String bits(double weight) {
    return String.format(Locale.ROOT, "%+.1f", weight);
  }
}
