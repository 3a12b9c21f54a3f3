package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crmcore.dataquality.QualityReport.DimensionResult;
import dev.crmcore.dataquality.QualityReport.Example;
import dev.crmcore.dataquality.QualityReport.GroupResult;
import dev.crmcore.dataquality.QualityReport.Grouping;
import dev.crmcore.dataquality.QualityReport.RuleResult;
import dev.crmcore.model.Customer;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
  private final GroupCounts sources = new GroupCounts();
  private final GroupCounts owners = new GroupCounts();
  private final GroupCounts inSegments = new GroupCounts();
  private final Map<String, Predicate<Customer>> segments;
  private long customers;

  /** Starts an audit. */
  public QualityAudit(QualityScorer scorer) {
    this(scorer, Map.of());
  }

  /**
   * Starts an audit that also counts some segments.
   *
   * @param segments tells who is in a segment, by its name
   */
  QualityAudit(QualityScorer scorer, Map<String, Predicate<Customer>> segments) {
    this.segments = Map.copyOf(segments);
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
    sources.add(customer.profile().source(), applicable, lost);
    owners.add(owner(customer), applicable, lost);
    if (!segments.isEmpty()) {
      addToSegments(customer, applicable, lost);
    }
    distribution[Math.min(QualityScore.of(applicable, lost) / BUCKETS, BUCKETS - 1)]++;
  }

  private static @Nullable String owner(Customer customer) {
    List<OwnerAssignment> owners = customer.profile().owners();
    for (int i = 0; i < owners.size(); i++) {
      if (owners.get(i).serviceLine().equals(OwnerAssignment.GENERAL)) {
        return owners.get(i).owner();
      }
    }
    return null;
  }

  private void addToSegments(Customer customer, int applicable, int lost) {
    segments.forEach(
        (name, isMember) -> {
          if (isMember.test(customer)) {
            inSegments.add(name, applicable, lost);
          }
        });
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
    sources.add(other.sources);
    owners.add(other.owners);
    inSegments.add(other.inSegments);
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
        groups(),
        leftOut);
  }

  private List<GroupResult> groups() {
    List<GroupResult> groups = new ArrayList<>(sources.results(Grouping.SOURCE));
    groups.addAll(owners.results(Grouping.OWNER));
    groups.addAll(inSegments.results(Grouping.SEGMENT));
    return groups;
  }

  /** Returns the counts as a document, from which {@link #resume} goes on. */
  String figures() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("customers", customers);
    ObjectNode byRule = json.putObject("rules");
    for (int i = 0; i < weights.length; i++) {
      byRule
          .putArray(rules.get(i).id())
          .add(weights[i])
          .add(rules.get(i).dimension().name())
          .add(checked[i])
          .add(failed[i]);
    }
    ArrayNode buckets = json.putArray("distribution");
    for (long count : distribution) {
      buckets.add(count);
    }
    sources.write(json.putObject(Grouping.SOURCE.key()));
    owners.write(json.putObject(Grouping.OWNER.key()));
    inSegments.write(json.putObject(Grouping.SEGMENT.key()));
    return json.toString();
  }

  /**
   * Takes over the counts of an audit that was interrupted.
   *
   * @return false, with nothing taken over, if that audit had other rules
   */
  boolean resume(JsonNode figures) {
    JsonNode byRule = figures.path("rules");
    for (int i = 0; i < weights.length; i++) {
      if (byRule.path(rules.get(i).id()).path(0).asInt() != weights[i]) {
        return false;
      }
    }
    if (byRule.size() != weights.length) {
      return false;
    }
    for (int i = 0; i < weights.length; i++) {
      JsonNode counts = byRule.path(rules.get(i).id());
      checked[i] += counts.path(2).asLong();
      failed[i] += counts.path(3).asLong();
    }
    for (int i = 0; i < BUCKETS; i++) {
      distribution[i] += figures.path("distribution").path(i).asLong();
    }
    customers += figures.path("customers").asLong();
    sources.read(figures.path(Grouping.SOURCE.key()));
    owners.read(figures.path(Grouping.OWNER.key()));
    inSegments.read(figures.path(Grouping.SEGMENT.key()));
    return true;
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
