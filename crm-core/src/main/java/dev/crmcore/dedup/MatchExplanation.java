package dev.crmcore.dedup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crmcore.matching.MatchScore;
import java.util.List;
import java.util.Locale;

/**
 * Why two records do or do not match: a waterfall from the prior through the fields to the total.
 *
 * <p>Immutable. The weights add up: {@code priorWeight + sum of field weights == score.weight()}.
 *
 * @param leftId id of one record
 * @param rightId id of the other
 * @param rules names of the blocking rules that made them candidates; empty if none did
 * @param priorWeight bits before anything is compared
 * @param fields the evidence of each compared aspect
 * @param score the total
 * @param matchProbability from which a pair is a match
 * @param possibleProbability from which a pair is a possible match
 * @since 0.1
 */
public record MatchExplanation(
    String leftId,
    String rightId,
    List<String> rules,
    double priorWeight,
    List<FieldEvidence> fields,
    MatchScore score,
    double matchProbability,
    double possibleProbability) {
  /** Copies the lists. */
  public MatchExplanation {
    rules = List.copyOf(rules);
    fields = List.copyOf(fields);
  }

  /**
   * The evidence of one aspect.
   *
   * @param field what was compared
   * @param left value of one record as shown to people, empty if missing
   * @param right value of the other
   * @param level how well they agree; {@code "missing"} if one of them is empty
   * @param weight bits it adds to the total
   * @param frequencyEffect part of the weight that comes from the value being rare (positive) or
   *     common (negative)
   */
  public record FieldEvidence(
      String field,
      String left,
      String right,
      String level,
      double weight,
      double frequencyEffect) {}

  /**
   * Draws the explanation as an SVG picture of its own: a waterfall of bars from the odds before
   * comparing to the total, with the line from which on a pair is a match.
   */
  public String toSvg() {
    return new Waterfall(this).draw();
  }

  /** Writes everything as one JSON object; names are those of the components. */
  public String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("left", leftId).put("right", rightId);
    json.put("decision", score.decision().name());
    json.put("probability", score.probability()).put("weight", score.weight());
    json.put("matchProbability", matchProbability);
    json.put("possibleProbability", possibleProbability);
    ArrayNode names = json.putArray("rules");
    rules.forEach(names::add);
    json.put("priorWeight", priorWeight);
    ArrayNode evidence = json.putArray("fields");
    for (FieldEvidence field : fields) {
      evidence
          .addObject()
          .put("field", field.field())
          .put("left", field.left())
          .put("right", field.right())
          .put("level", field.level())
          .put("weight", field.weight())
          .put("frequencyEffect", field.frequencyEffect());
    }
    return json.toString();
  }

  /** Writes the explanation as lines of text. */
  public String toText() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%s and %s: %s, probability %.4f (%+.1f bits)%n",
            leftId,
            rightId,
            score.decision(),
            score.probability(),
            score.weight()));
    out.append("found by: ")
        .append(rules.isEmpty() ? "no rule; not a candidate" : String.join("; ", rules))
        .append(System.lineSeparator());
    out.append(String.format(Locale.ROOT, "%+7.1f  before comparing%n", priorWeight));
    for (FieldEvidence field : fields) {
      String effect =
          Math.abs(field.frequencyEffect()) < 0.05
              ? ""
              : String.format(
                  Locale.ROOT,
                  ", %s value %+.1f",
                  field.frequencyEffect() > 0 ? "rare" : "common",
                  field.frequencyEffect());
      out.append(
          String.format(
              Locale.ROOT,
              "%+7.1f  %s: %s (%s | %s)%s%n",
              field.weight(),
              field.field(),
              field.level(),
              field.left(),
              field.right(),
              effect));
    }
    out.append(
        String.format(
            Locale.ROOT,
            "a match from %.2f, a possible match from %.2f%n",
            matchProbability,
            possibleProbability));
    return out.toString();
  }
}
