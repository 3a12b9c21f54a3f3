package dev.crmcore.dataquality;

import dev.crmcore.customer.WriteGate;
import dev.crmcore.dataquality.Admission.Finding;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rules of a policy against cards that come by one way. What was wrong with a stored card
 * before does not stop a change of something else: only what the change itself makes wrong counts.
 * Belongs to one session; not safe for use by several threads at once.
 */
public final class QualityGate implements WriteGate {
  private final BiFunction<Reader, RuleSet.Asked, RuleSet> rules;
  private final QualityPolicy policy;
  private final WritePath path;
  private final Strictness strictness;
  private final Clock clock;

  /** The rules of the last work, so that a batch binds them once. */
  private @Nullable Reader boundTo;

  private List<QualityRule> bound = List.of();

  QualityGate(
      BiFunction<Reader, RuleSet.Asked, RuleSet> rules,
      QualityPolicy policy,
      WritePath path,
      Strictness strictness,
      Clock clock) {
    this.rules = rules;
    this.policy = policy;
    this.path = path;
    this.strictness = strictness;
    this.clock = clock;
  }

  @Override
  public Customer admit(Reader reader, @Nullable Customer before, Customer after) {
    Admission admission = check(reader, before, after);
    admission.requireAdmitted();
    return admission.customer();
  }

  /**
   * Tells what the rules say about a card that is to be written.
   *
   * @param reader the reads of the work that writes it
   * @param before the card as it is stored, or null for a new one
   * @param after the card as it would be stored, in standard form
   */
  public Admission check(Reader reader, @Nullable Customer before, Customer after) {
    List<Finding> refusals = new ArrayList<>();
    List<Finding> warnings = new ArrayList<>();
    List<Finding> fixes = new ArrayList<>();
    Customer card = after;
    for (QualityRule rule : asked(reader)) {
      Optional<QualityFinding> found = find(rule, card);
      if (found.isEmpty() || wasThere(rule, before, found.get())) {
        continue;
      }
      Finding finding = finding(rule, found.get());
      GateAction action = action(rule);
      Optional<Customer> mended =
          action == GateAction.FIX ? rule.mend(card, clock) : Optional.empty();
      if (mended.isPresent()) {
        card = mended.get();
        fixes.add(finding);
      } else {
        GateAction left = action == GateAction.FIX ? strictness.unfixed() : action;
        (left == GateAction.REFUSE ? refusals : warnings).add(finding);
      }
    }
    return new Admission(card, refusals, warnings, fixes);
  }

  @SuppressWarnings("ReferenceEquality") // another work has another reader
  private List<QualityRule> asked(Reader reader) {
    if (boundTo != reader) {
      bound =
          rules.apply(reader, RuleSet.Asked.FEW).rules().stream()
              .filter(rule -> action(rule) != GateAction.PASS)
              .toList();
      boundTo = reader;
    }
    return bound;
  }

  private GateAction action(QualityRule rule) {
    return strictness.action(policy.action(path, rule), rule);
  }

  private Optional<QualityFinding> find(QualityRule rule, Customer card) {
    return rule.appliesTo(card) ? rule.check(card, clock) : Optional.empty();
  }

  private boolean wasThere(QualityRule rule, @Nullable Customer before, QualityFinding found) {
    return before != null
        && find(rule, before)
            .filter(
                old ->
                    Objects.equals(old.field(), found.field())
                        && Objects.equals(old.value(), found.value()))
            .isPresent();
  }

  private static Finding finding(QualityRule rule, QualityFinding found) {
    return new Finding(rule.id(), found.field() == null ? "" : found.field(), found.message());
  }
}
