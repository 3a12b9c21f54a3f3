package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.dataquality.QualityReport.DimensionResult;
import dev.crmcore.dataquality.QualityReport.Example;
import dev.crmcore.dataquality.QualityReport.RuleResult;
import dev.crmcore.model.Customer;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes in customers one by one and keeps only counts and a few examples, however many come. Not
 * safe for use by several threads: give each its own and {@link #add} them up.
 *
 * @since 0.1
 */
public final class QualityAudit implements Consumer<Customer> {
  /** How many failures of each rule are kept. */
  public static final int MAX_EXAMPLES = 5;

  private static final int BUCKETS = 10;

  private final QualityScorer scorer;
  private final List<QualityRule> rules;
  private final int[] weights;
  private final long[] checked;
  private final long[] failed;
  private final List<List<Example>> examples = new ArrayList<>();
  private final long[] distribution = new long[BUCKETS];
  private long customers;

  /** Starts an audit. */
  public QualityAudit(QualityScorer scorer) {
    this.scorer = requireNonNull(scorer, "scorer");
    this.rules = scorer.rules();
    this.weights = rules.stream().mapToInt(QualityRule::weight).toArray();
    this.checked = new long[weights.length];
    this.failed = new long[weights.length];
    rules.forEach(rule -> examples.add(new ArrayList<>(MAX_EXAMPLES)));
  }

  /**
   * Takes in a customer.
   *
   * @throws dev.crmcore.error.PluginException if a rule breaks; the message names it
   */
  @Override
  public void accept(Customer customer) {
    int applicable = 0;
    int lost = 0;
    for (int i = 0; i < weights.length; i++) {
      QualityRule rule = rules.get(i);
      if (scorer.applies(rule, customer)) {
        applicable += weights[i];
        checked[i]++;
        Optional<QualityFinding> finding = scorer.check(rule, customer);
        if (finding.isPresent()) {
          lost += weights[i];
          failed[i]++;
          keep(i, new Example(customer.id(), finding.get().message()));
        }
      }
    }
    customers++;
    distribution[Math.min(QualityScore.of(applicable, lost) / BUCKETS, BUCKETS - 1)]++;
  }

  private void keep(int rule, Example example) {
    List<Example> kept = examples.get(rule);
    if (kept.size() < MAX_EXAMPLES) {
      kept.add(example);
    }
  }

  /** Returns how many customers were taken in. */
  public long customers() {
    return customers;
  }

  /**
   * Takes in what another audit over the same scorer has counted, as if its customers had come
   * after these.
   *
   * @throws IllegalArgumentException if the other has another scorer
   */
  public void add(QualityAudit other) {
    if (other.scorer != scorer) {
      throw new IllegalArgumentException("The two audits have different scorers.");
    }
    customers += other.customers;
    for (int i = 0; i < weights.length; i++) {
      checked[i] += other.checked[i];
      failed[i] += other.failed[i];
      for (Example example : other.examples.get(i)) {
        keep(i, example);
      }
    }
    for (int i = 0; i < BUCKETS; i++) {
      distribution[i] += other.distribution[i];
    }
  }

  /** Returns what was found so far. */
  public QualityReport report() {
    return report(List.of());
  }

  QualityReport report(List<String> leftOut) {
    List<RuleResult> results = new ArrayList<>();
    long applicable = 0;
    long lost = 0;
    for (int i = 0; i < weights.length; i++) {
      applicable += checked[i] * weights[i];
      lost += failed[i] * weights[i];
      results.add(result(i));
    }
    List<Long> counts = new ArrayList<>();
    for (long count : distribution) {
      counts.add(count);
    }
    return new QualityReport(
        scorer.clock().instant(),
        customers,
        QualityReport.ratio(applicable, lost),
        dimensions(),
        results,
        counts,
        leftOut);
  }

  private RuleResult result(int i) {
    QualityRule rule = rules.get(i);
    return new RuleResult(
        rule.id(),
        rule.dimension(),
        weights[i],
        rule.description(),
        checked[i],
        failed[i],
        examples.get(i));
  }

  private List<DimensionResult> dimensions() {
    List<DimensionResult> results = new ArrayList<>();
    for (QualityDimension dimension : QualityDimension.values()) {
      long checks = 0;
      long failures = 0;
      long applicable = 0;
      long lost = 0;
      boolean any = false;
      for (int i = 0; i < weights.length; i++) {
        if (rules.get(i).dimension() == dimension) {
          any = true;
          checks += checked[i];
          failures += failed[i];
          applicable += checked[i] * weights[i];
          lost += failed[i] * weights[i];
        }
      }
      if (any) {
        double score = QualityReport.ratio(applicable, lost);
        results.add(new DimensionResult(dimension, score, checks, failures));
      }
    }
    return results;
  }
}
