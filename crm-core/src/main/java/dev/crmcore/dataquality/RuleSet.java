package dev.crmcore.dataquality;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.query.Condition;
import dev.crmcore.query.ConditionRewriter;
import dev.crmcore.query.Conditions;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.segmentation.SegmentExpansion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * The rules of a policy for one actor, ready to be asked within one read.
 *
 * @param rules the rules that are asked
 * @param leftOut the ids of those that read what is concealed from the actor
 */
record RuleSet(List<QualityRule> rules, List<String> leftOut) {
  /** How many customers will be asked about. */
  enum Asked {
    /** One or a few: what belongs to them is looked up for each. */
    FEW,
    /** Many: what belongs to them is asked of the storage once, for all. */
    MANY
  }

  RuleSet {
    rules = List.copyOf(rules);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Binds the rules of a policy.
   *
   * @param cardRules the rules that are code, besides those of the policy
   */
  static RuleSet bind(
      Gateway gateway,
      Reader reader,
      QualityPolicy policy,
      List<QualityRule> cardRules,
      Asked asked) {
    return new Binding(gateway, reader, policy, asked).bind(cardRules);
  }

  /** Returns a condition with its segments replaced by what they are. */
  static Condition expanded(Gateway gateway, Reader reader, Condition condition) {
    return segments(gateway, reader).expand(condition);
  }

  /** Returns what tells the members of segments, by name; for many customers. */
  static Map<String, Predicate<Customer>> members(
      Gateway gateway, Reader reader, List<String> segments) {
    Map<String, Predicate<Customer>> members = new LinkedHashMap<>();
    for (String name : segments) {
      Condition condition = expanded(gateway, reader, Conditions.inSegment(name));
      members.put(name, amongAll(reader, condition));
    }
    return members;
  }

  private static Predicate<Customer> amongAll(Reader reader, Condition condition) {
    Set<UUID> ids = new HashSet<>();
    reader.scan(
        CustomerFields.TYPE,
        Conditions.all(condition, Customers.IN_USE),
        customer -> ids.add(customer.id().value()));
    return customer -> ids.contains(customer.id().value());
  }

  private static SegmentExpansion segments(Gateway gateway, Reader reader) {
    return SegmentExpansion.stored(new ConditionText(gateway.engine().catalogue()), reader);
  }

  /** Binds the conditions of one policy. Used once. */
  private static final class Binding {
    private final Reader reader;
    private final QualityPolicy policy;
    private final Asked asked;
    private final SegmentExpansion segments;
    private final Set<String> concealed;
    private final List<QualityRule> rules = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Binding(Gateway gateway, Reader reader, QualityPolicy policy, Asked asked) {
      this.reader = reader;
      this.policy = policy;
      this.asked = asked;
      this.segments = segments(gateway, reader);
      this.concealed = reader.concealed(CustomerFields.TYPE);
    }

    RuleSet bind(List<QualityRule> cardRules) {
      List<QualityRule> coded = new ArrayList<>(cardRules);
      coded.addAll(policy.rules());
      List<ConditionRule> data = new ArrayList<>(RelatedRules.rules());
      data.addAll(policy.conditionRules());
      coded.forEach(this::add);
      data.forEach(this::add);
      return new RuleSet(rules, leftOut);
    }

    private void add(QualityRule rule) {
      if (policy.isOff(rule.id())) {
        return;
      }
      Optional<Condition> scope = policy.scope(rule.id());
      Integer weight = policy.weight(rule.id());
      if (!isSeen(rule.reads()) || !isSeen(scope.map(RuleSet::reads))) {
        leftOut.add(rule.id());
      } else if (scope.isEmpty() && weight == null) {
        rules.add(rule);
      } else {
        rules.add(
            new AdjustedRule(
                rule,
                weight == null ? rule.weight() : weight,
                scope.<Predicate<Customer>>map(this::holding).orElse(customer -> true)));
      }
    }

    private void add(ConditionRule rule) {
      if (policy.isOff(rule.id())) {
        return;
      }
      Condition scope =
          Conditions.all(rule.scope(), policy.scope(rule.id()).orElse(Conditions.everyone()));
      Set<String> reads = new HashSet<>(RuleSet.reads(scope));
      reads.addAll(RuleSet.reads(rule.holds()));
      if (reads.stream().anyMatch(concealed::contains)) {
        leftOut.add(rule.id());
        return;
      }
      Integer weight = policy.weight(rule.id());
      try {
        rules.add(
            new BoundRule(
                rule,
                weight == null ? rule.weight() : weight,
                reads,
                holding(scope),
                failing(scope, rule.holds())));
      } catch (AccessDeniedException e) {
        // It counts related records of which something is concealed.
        leftOut.add(rule.id());
      }
    }

    /** A rule that does not say what it reads may read what is concealed. */
    private boolean isSeen(Set<String> reads) {
      return concealed.isEmpty()
          || (!reads.isEmpty() && reads.stream().noneMatch(concealed::contains));
    }

    private boolean isSeen(Optional<Set<String>> reads) {
      return reads.isEmpty() || reads.get().stream().noneMatch(concealed::contains);
    }

    private Predicate<Customer> holding(Condition condition) {
      Condition whole = segments.expand(condition);
      return asked == Asked.MANY && counts(whole)
          ? amongAll(reader, whole)
          : reader.tester(CustomerFields.TYPE, whole);
    }

    /** Few fail what a good base passes, so it is those who are kept. */
    private Predicate<Customer> failing(Condition scope, Condition holds) {
      Condition whole = segments.expand(holds);
      return asked == Asked.MANY && counts(whole)
          ? amongAll(reader, Conditions.all(segments.expand(scope), Conditions.not(whole)))
          : reader.tester(CustomerFields.TYPE, whole).negate();
    }
  }

  /** Tells whether a condition counts related records. */
  private static boolean counts(Condition condition) {
    AtomicBoolean found = new AtomicBoolean();
    condition.accept(
        new ConditionRewriter() {
          @Override
          public Condition related(Condition.Related part) {
            found.set(true);
            return part;
          }
        });
    return found.get();
  }

  /** Returns the fields and collections of the card that a condition asks about. */
  private static Set<String> reads(Condition condition) {
    Set<String> names = new HashSet<>();
    condition.accept(
        new ConditionRewriter() {
          @Override
          public Condition compare(Condition.Compare part) {
            names.add(part.field());
            return part;
          }

          @Override
          public Condition missing(Condition.Missing part) {
            names.add(part.field());
            return part;
          }

          @Override
          public Condition has(Condition.Has part) {
            names.add(part.collection());
            return part;
          }

          @Override
          public Condition related(Condition.Related part) {
            return part;
          }
        });
    return names;
  }
}
