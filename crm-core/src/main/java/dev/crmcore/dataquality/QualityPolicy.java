package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.query.Condition;
import dev.crmcore.segmentation.ConditionText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which rules count for a base, for whom and how much, and what they do to cards that are to be
 * written. Without one every built-in rule and every plugin's counts, and nothing is refused.
 * Immutable and safe for all threads.
 *
 * <pre>{@code
 * QualityPolicy.defaults()
 *     .with(ConditionRule.required("customers-have-phone", "phone", customers, 5))
 *     .without("source-present")
 *     .at(WritePath.FORM, "email-valid", GateAction.REFUSE);
 * }</pre>
 */
public final class QualityPolicy {
  private static final QualityPolicy DEFAULTS =
      new QualityPolicy(List.of(), List.of(), Set.of(), Map.of(), Map.of(), Map.of());

  private final List<QualityRule> rules;
  private final List<ConditionRule> conditionRules;
  private final Set<String> off;
  private final Map<String, Integer> weights;
  private final Map<String, Condition> scopes;
  private final Map<WritePath, Map<String, GateAction>> gates;

  private QualityPolicy(
      List<QualityRule> rules,
      List<ConditionRule> conditionRules,
      Set<String> off,
      Map<String, Integer> weights,
      Map<String, Condition> scopes,
      Map<WritePath, Map<String, GateAction>> gates) {
    this.rules = List.copyOf(rules);
    this.conditionRules = List.copyOf(conditionRules);
    this.off = Set.copyOf(off);
    this.weights = Map.copyOf(weights);
    this.scopes = Map.copyOf(scopes);
    this.gates = Map.copyOf(gates);
  }

  /** Returns the policy that adds nothing to the rules and refuses nothing. */
  public static QualityPolicy defaults() {
    return DEFAULTS;
  }

  /**
   * Reads a policy that is data; {@code docs/data-quality.md} has the form.
   *
   * @param catalogue whose fields and relations its conditions name
   * @throws InvalidInputException if it is not such a document; the message names the place
   */
  public static QualityPolicy parse(String json, Catalogue catalogue) {
    return new QualityPolicyJson(catalogue).read(json);
  }

  /** Adds a rule that is code. */
  public QualityPolicy with(QualityRule rule) {
    List<QualityRule> more = new ArrayList<>(rules);
    more.add(requireNonNull(rule, "rule"));
    return new QualityPolicy(more, conditionRules, off, weights, scopes, gates);
  }

  /** Adds a rule that is data. */
  public QualityPolicy with(ConditionRule rule) {
    List<ConditionRule> more = new ArrayList<>(conditionRules);
    more.add(requireNonNull(rule, "rule"));
    return new QualityPolicy(rules, more, off, weights, scopes, gates);
  }

  /** Leaves a rule out. */
  public QualityPolicy without(String ruleId) {
    Set<String> more = new TreeSet<>(off);
    more.add(requireNonNull(ruleId, "ruleId"));
    return new QualityPolicy(rules, conditionRules, more, weights, scopes, gates);
  }

  /**
   * Gives a rule another weight.
   *
   * @throws InvalidInputException if it is not 1 to 100
   */
  public QualityPolicy weighing(String ruleId, int weight) {
    if (weight < 1 || weight > QualityScorer.MAX_WEIGHT) {
      throw new InvalidInputException(
          "A quality rule weighs 1 to %d, but '%s' would weigh %d."
              .formatted(QualityScorer.MAX_WEIGHT, ruleId, weight));
    }
    Map<String, Integer> more = new TreeMap<>(weights);
    more.put(requireNonNull(ruleId, "ruleId"), weight);
    return new QualityPolicy(rules, conditionRules, off, more, scopes, gates);
  }

  /** Lets a rule count for some customers only, besides what it says itself. */
  public QualityPolicy only(String ruleId, Condition scope) {
    Map<String, Condition> more = new TreeMap<>(scopes);
    more.put(requireNonNull(ruleId, "ruleId"), requireNonNull(scope, "scope"));
    return new QualityPolicy(rules, conditionRules, off, weights, more, gates);
  }

  /** Says what a rule does to cards that come by a way. */
  public QualityPolicy at(WritePath path, String ruleId, GateAction action) {
    Map<WritePath, Map<String, GateAction>> more = new LinkedHashMap<>(gates);
    Map<String, GateAction> actions = new TreeMap<>(more.getOrDefault(path, Map.of()));
    actions.put(requireNonNull(ruleId, "ruleId"), requireNonNull(action, "action"));
    more.put(requireNonNull(path, "path"), Map.copyOf(actions));
    return new QualityPolicy(rules, conditionRules, off, weights, scopes, more);
  }

  /**
   * Says what all rules of a dimension do to cards that come by a way, unless one says otherwise.
   */
  public QualityPolicy at(WritePath path, QualityDimension dimension, GateAction action) {
    return at(path, dimension.name(), action);
  }

  List<QualityRule> rules() {
    return rules;
  }

  List<ConditionRule> conditionRules() {
    return conditionRules;
  }

  boolean isOff(String ruleId) {
    return off.contains(ruleId);
  }

  @Nullable Integer weight(String ruleId) {
    return weights.get(ruleId);
  }

  Optional<Condition> scope(String ruleId) {
    return Optional.ofNullable(scopes.get(ruleId));
  }

  /** Tells whether any rule does anything to cards that come by a way. */
  boolean guards(WritePath path) {
    return gates.getOrDefault(path, Map.of()).values().stream()
        .anyMatch(action -> action != GateAction.PASS);
  }

  GateAction action(WritePath path, QualityRule rule) {
    Map<String, GateAction> actions = gates.getOrDefault(path, Map.of());
    GateAction own = actions.get(rule.id());
    return own != null ? own : actions.getOrDefault(rule.dimension().name(), GateAction.PASS);
  }

  /**
   * Checks that the rules it names are there, because a slip of the pen would switch a check off
   * silently, and that its conditions fit a catalogue.
   *
   * @param pluginRules the rules besides the built-in ones and its own
   * @throws InvalidInputException with the code {@code E_RULE_UNKNOWN} if it names another rule, or
   *     as the text of a condition does that does not fit
   */
  public void requireValid(Catalogue catalogue, List<QualityRule> pluginRules) {
    Set<String> known = new TreeSet<>();
    BuiltInRules.all().forEach(rule -> known.add(rule.id()));
    pluginRules.forEach(rule -> known.add(rule.id()));
    rules.forEach(rule -> known.add(rule.id()));
    RelatedRules.rules().forEach(rule -> known.add(rule.id()));
    conditionRules.forEach(rule -> known.add(rule.id()));
    requireKnown(known);
    conditionRules.forEach(
        rule -> {
          requireFitting(catalogue, rule.id(), rule.scope());
          requireFitting(catalogue, rule.id(), rule.holds());
        });
    scopes.forEach((ruleId, scope) -> requireFitting(catalogue, ruleId, scope));
  }

  private static void requireFitting(Catalogue catalogue, String ruleId, Condition condition) {
    try {
      new ConditionText(catalogue).parse(condition.toString(), CustomerFields.TYPE);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          e.code(),
          "The condition '%s' of the quality rule '%s' does not fit. %s"
              .formatted(condition, ruleId, e.getMessage()),
          e);
    }
  }

  private void requireKnown(Set<String> ruleIds) {
    Set<String> named = new TreeSet<>(off);
    named.addAll(weights.keySet());
    named.addAll(scopes.keySet());
    gates.values().forEach(actions -> named.addAll(actions.keySet()));
    for (QualityDimension dimension : QualityDimension.values()) {
      named.remove(dimension.name());
    }
    named.removeAll(ruleIds);
    if (!named.isEmpty()) {
      throw new InvalidInputException(
          "E_RULE_UNKNOWN",
          "There is no quality rule %s. There are: %s."
              .formatted(
                  String.join(", ", named.stream().map(name -> "'" + name + "'").toList()),
                  String.join(", ", new TreeSet<>(ruleIds))));
    }
  }
}
