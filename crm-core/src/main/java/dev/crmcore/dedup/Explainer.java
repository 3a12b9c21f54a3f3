package dev.crmcore.dedup;

import java.util.ArrayList;
import java.util.List;

/** Takes the score of a pair apart. */
final class Explainer {
  private final Linkage linkage;
  private final MatchResult result;
  private final Prior odds;

  /**
   * @param odds the prior of as many records as there are by now
   */
  Explainer(Linkage linkage, MatchResult result, Prior odds) {
    this.odds = odds;
    this.linkage = linkage;
    this.result = result;
  }

  MatchExplanation explain(int left, int right) {
    Scratch scratch = new Scratch();
    Scorer scorer = linkage.scorer();
    long pattern = linkage.pattern(left, right, scratch);
    List<MatchExplanation.FieldEvidence> fields = new ArrayList<>();
    for (Comparison comparison : linkage.comparisons()) {
      List<Dimension> dimensions = comparison.dimensions();
      for (int i = 0; i < dimensions.size(); i++) {
        int d = comparison.first() + i;
        int level = (int) (pattern >>> (4 * d) & 15);
        fields.add(
            new MatchExplanation.FieldEvidence(
                dimensions.get(i).name(),
                comparison.text(left),
                comparison.text(right),
                level == 0 ? "missing" : dimensions.get(i).levels().get(level - 1),
                level == 0 ? 0 : scorer.share(pattern, d, scratch),
                level == 0 ? 0 : scorer.frequencyEffect(pattern, d, scratch)));
      }
    }
    float conflict = scorer.conflictEffect(pattern);
    if (conflict != 0) {
      fields.add(
          new MatchExplanation.FieldEvidence(
              "contradiction", "", "", "hardly ever found within one record", conflict, 0));
    }
    float related = odds.correction(scorer.relatedWeight(pattern, scratch));
    float grown = odds.same() - linkage.prior().same();
    if (related != 0) {
      fields.add(
          new MatchExplanation.FieldEvidence(
              "related", "", "", "may belong together without being the same", related, 0));
    }
    return new MatchExplanation(
        id(left),
        id(right),
        rules(left, right, scratch),
        result.prior() + grown,
        fields,
        result.score(scorer.weight(pattern, scratch) + related + scorer.learned(pattern) + grown),
        result.options().matchProbability(),
        result.options().possibleProbability());
  }

  private String id(int record) {
    return record < linkage.records() ? linkage.table().id(linkage.row(record)) : "";
  }

  private List<String> rules(int left, int right, Scratch scratch) {
    return linkage.rules().stream()
        .filter(rule -> rule.meets(left, right, scratch))
        .map(BlockingRule::name)
        .toList();
  }
}
