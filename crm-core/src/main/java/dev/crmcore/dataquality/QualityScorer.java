package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.PluginException;
import dev.crmcore.model.Customer;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds rules against customers, stored or not: an entry form can ask before anything is written.
 * Immutable and safe for all threads, as its rules are.
 *
 * <pre>{@code
 * QualityScorer scorer = new QualityScorer(BuiltInRules.all(), clock);
 * scorer.score(customer).reasons().forEach(reason -> warn(reason.field(), reason.message()));
 * }</pre>
 *
 * @since 0.1
 */
public final class QualityScorer {
  /** The most that a rule can weigh. */
  static final int MAX_WEIGHT = 100;

  private final List<QualityRule> rules;
  private final Clock clock;

  /**
   * Creates a scorer.
   *
   * @throws PluginException if two rules have one id, or a weight is not 1 to 100
   */
  public QualityScorer(List<QualityRule> rules, Clock clock) {
    this.rules = List.copyOf(rules);
    this.clock = requireNonNull(clock, "clock");
    Set<String> ids = new HashSet<>();
    for (QualityRule rule : this.rules) {
      if (!ids.add(rule.id())) {
        throw new PluginException(
            "Two quality rules have the id '" + rule.id() + "'. Give one of them another.");
      }
      if (rule.weight() < 1 || rule.weight() > MAX_WEIGHT) {
        throw new PluginException(
            "The quality rule '%s' has the weight %d; weights go from 1 to %d."
                .formatted(rule.id(), rule.weight(), MAX_WEIGHT));
      }
    }
  }

  /** Returns the rules in their order. */
  public List<QualityRule> rules() {
    return rules;
  }

  /** Returns the clock that the rules are given. */
  public Clock clock() {
    return clock;
  }

  /**
   * Returns the score of a customer with its reasons.
   *
   * @throws PluginException if a rule breaks; the message names it
   */
  public QualityScore score(Customer customer) {
    int applicable = 0;
    int lost = 0;
    List<QualityRule> failed = new ArrayList<>();
    List<QualityFinding> findings = new ArrayList<>();
    for (QualityRule rule : rules) {
      if (applies(rule, customer)) {
        applicable += rule.weight();
        Optional<QualityFinding> finding = check(rule, customer);
        if (finding.isPresent()) {
          lost += rule.weight();
          failed.add(rule);
          findings.add(finding.get());
        }
      }
    }
    List<QualityReason> reasons = new ArrayList<>();
    for (int i = 0; i < failed.size(); i++) {
      reasons.add(reason(failed.get(i), findings.get(i), applicable));
    }
    reasons.sort(Comparator.comparingDouble(QualityReason::pointsLost).reversed());
    return new QualityScore(
        customer.id(), QualityScore.of(applicable, lost), applicable, lost, reasons);
  }

  private static QualityReason reason(QualityRule rule, QualityFinding finding, int applicable) {
    return new QualityReason(
        rule.id(),
        rule.dimension(),
        100.0 * rule.weight() / applicable,
        finding.field(),
        finding.value(),
        finding.message());
  }

  boolean applies(QualityRule rule, Customer customer) {
    try {
      return rule.appliesTo(customer);
    } catch (RuntimeException e) {
      throw broken(rule, customer, e);
    }
  }

  Optional<QualityFinding> check(QualityRule rule, Customer customer) {
    try {
      return rule.check(customer, clock);
    } catch (RuntimeException e) {
      throw broken(rule, customer, e);
    }
  }

  private static PluginException broken(
      QualityRule rule, Customer customer, RuntimeException cause) {
    return new PluginException(
        "The quality rule '%s' broke on customer %s: %s".formatted(rule.id(), customer.id(), cause),
        cause);
  }
}
