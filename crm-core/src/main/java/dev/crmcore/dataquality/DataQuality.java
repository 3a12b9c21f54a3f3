package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.customer.WriteGate;
import dev.crmcore.dataquality.RuleSet.Asked;
import dev.crmcore.edit.Edit;
import dev.crmcore.edit.EditPlan;
import dev.crmcore.edit.Edits;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.DerivedRecords;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.QualityRun;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Says how good customers' cards are, and why. It sees what the actor sees: a rule that reads what
 * is concealed from the actor is left out rather than failed, and named. Belongs to one session;
 * not safe for use by several threads at once.
 *
 * <pre>{@code
 * QualityReport report = session.quality().audit(Conditions.everyone());
 * report.rules().forEach(rule -> show(rule.description(), rule.failed(), rule.checked()));
 * }</pre>
 *
 * @since 0.1
 */
public final class DataQuality {
  private static final int PROGRESS_EVERY = 1_000;
  private static final int MAX_WORST = 10_000;

  private final Gateway gateway;
  private final QualityPolicy policy;
  private final List<QualityRule> cardRules;

  /**
   * Creates the service with the built-in rules and more; hosts get it from their session.
   *
   * @throws dev.crmcore.error.PluginException when it is used, if two rules have one id, or a
   *     weight is not 1 to 100
   */
  public DataQuality(Gateway gateway, List<QualityRule> extra) {
    this(gateway, QualityPolicy.defaults(), null, extra);
  }

  /**
   * Creates the service for a base most of whose organisations are in one country.
   *
   * @param homeCountry ISO 3166-1 alpha-2, or null; see {@link BuiltInRules#all(String)}
   * @throws dev.crmcore.error.PluginException when it is used, if two rules have one id, or a
   *     weight is not 1 to 100
   */
  public DataQuality(
      Gateway gateway,
      QualityPolicy policy,
      @Nullable String homeCountry,
      List<QualityRule> extra) {
    this.gateway = requireNonNull(gateway, "gateway");
    this.policy = requireNonNull(policy, "policy");
    List<QualityRule> all = new ArrayList<>(BuiltInRules.all(homeCountry));
    all.addAll(extra);
    this.cardRules = List.copyOf(all);
  }

  private RuleSet ruleSet(Reader reader, RuleSet.Asked asked) {
    return RuleSet.bind(gateway, reader, policy, cardRules, asked);
  }

  private QualityScorer scorer(RuleSet rules) {
    return new QualityScorer(rules.rules(), gateway.engine().clock());
  }

  /** Returns the rules that are used for this actor. */
  public List<QualityRule> rules() {
    return gateway.read(reader -> ruleSet(reader, Asked.FEW).rules());
  }

  /** Returns the ids of the rules that are left out because they read what is concealed. */
  public List<String> leftOut() {
    return gateway.read(reader -> ruleSet(reader, Asked.FEW).leftOut());
  }

  /**
   * Returns the score of a customer; the id of a merged one leads to its survivor.
   *
   * @throws dev.crmcore.error.NotFoundException if there is none that the actor may see
   */
  public QualityScore score(CustomerId id) {
    return gateway.read(reader -> score(reader, Customers.require(reader, id)));
  }

  /** Returns the score that a customer has or would have, stored or not. */
  public QualityScore score(Customer customer) {
    requireNonNull(customer, "customer");
    return gateway.read(reader -> score(reader, customer));
  }

  private QualityScore score(Reader reader, Customer customer) {
    return scorer(ruleSet(reader, Asked.FEW)).score(customer);
  }

  /** Audits the customers in use that satisfy a condition, in bounded memory. */
  public QualityReport audit(Condition condition) {
    return audit(condition, count -> {});
  }

  /**
   * Audits the customers in use that satisfy a condition, in bounded memory.
   *
   * @param progress is told the number of customers looked at so far, every thousand and at the
   *     end; what it throws ends the audit and comes out of this method
   */
  public QualityReport audit(Condition condition, LongConsumer progress) {
    return audit(condition, List.of(), progress);
  }

  /**
   * Audits the customers in use that satisfy a condition; the report tells some segments apart.
   *
   * @param segments the names of segments
   * @param progress is told the number of customers looked at so far, every thousand and at the
   *     end; what it throws ends the audit and comes out of this method
   */
  public QualityReport audit(Condition condition, List<String> segments, LongConsumer progress) {
    requireNonNull(condition, "condition");
    requireNonNull(progress, "progress");
    return gateway.read(
        reader -> {
          RuleSet rules = ruleSet(reader, Asked.MANY);
          QualityAudit audit =
              new QualityAudit(scorer(rules), RuleSet.members(gateway, reader, segments));
          reader.scan(
              CustomerFields.TYPE,
              inUse(reader, condition),
              customer -> {
                audit.accept(customer);
                if (audit.customers() % PROGRESS_EVERY == 0) {
                  progress.accept(audit.customers());
                }
              });
          if (audit.customers() == 0 || audit.customers() % PROGRESS_EVERY != 0) {
            progress.accept(audit.customers());
          }
          return audit.report(rules.leftOut());
        });
  }

  /**
   * Audits customers and keeps the result; see {@link #record(Condition, LongConsumer,
   * BooleanSupplier)}.
   */
  public QualityRun record(Condition condition) {
    return record(condition, count -> {}, () -> false);
  }

  /**
   * Audits the customers in use that satisfy a condition and keeps what it finds: the score of each
   * ({@code quality.max(score) < 60} in a condition), the {@linkplain #issues() worklist}, and the
   * figures of the whole for the {@linkplain #trend trend}. Works in parts of a thousand, each in
   * transactions of its own; one that was interrupted or cancelled goes on where it was when it is
   * called for the same condition and rules.
   *
   * @param progress is told the number of customers looked at so far, after each part
   * @param cancelled asked before each part; once true, the run returns unfinished
   * @throws ConflictException inside other work that changes
   * @throws AccessDeniedException if something on a customer is concealed from the actor
   */
  public QualityRun record(Condition condition, LongConsumer progress, BooleanSupplier cancelled) {
    requireNonNull(condition, "condition");
    requireNonNull(progress, "progress");
    requireNonNull(cancelled, "cancelled");
    if (gateway.isChanging()) {
      throw new ConflictException(
          "A kept audit has transactions of its own, so it cannot be part of other work. Call it outside of atomically(…).");
    }
    return recorder().run(condition, progress, cancelled);
  }

  private AuditRecorder recorder() {
    QualityScorer scorer =
        gateway.read(
            reader -> {
              requireWholeCards(reader);
              return scorer(ruleSet(reader, Asked.MANY));
            });
    return new AuditRecorder(gateway, scorer, new QualityAudit(scorer));
  }

  private void requireWholeCards(Reader reader) {
    if (!reader.concealed(CustomerFields.TYPE).isEmpty()) {
      throw new AccessDeniedException(
          "%s may not see every field of customers, so what the audit found would be half the truth for others."
              .formatted(gateway.actor().name()));
    }
  }

  /**
   * Brings the kept scores and issues of some customers up to date, between audits that are kept:
   * for a listener of changes, say. Those that are out of sight or not in use are passed over.
   *
   * @throws AccessDeniedException if something on a customer is concealed from the actor
   * @throws ConflictException inside other work that changes, or if somebody else handles their
   *     issues at this very moment
   */
  public void rate(Collection<CustomerId> customers) {
    if (gateway.isChanging()) {
      throw new ConflictException(
          "Scores are kept in transactions of their own, so rating cannot be part of other work. Call it outside of atomically(…).");
    }
    Ratings ratings =
        gateway.read(
            reader -> {
              requireWholeCards(reader);
              List<Customer> found =
                  reader
                      .findAll(
                          CustomerFields.TYPE, customers.stream().map(CustomerId::value).toList())
                      .stream()
                      .filter(card -> !card.isArchived() && card.mergedInto() == null)
                      .toList();
              Ratings rated =
                  new Ratings(
                      new DerivedRecords(gateway.engine(), gateway.actor().tenant()),
                      reader,
                      found);
              QualityScorer scorer = scorer(ruleSet(reader, Asked.FEW));
              found.forEach(card -> rated.take(scorer.score(card)));
              return rated;
            });
    ratings.store();
  }

  /** Returns the kept audits of a condition that ended, the youngest first. */
  public List<QualityTrend> trend(Condition condition, int limit) {
    return new QualityRuns(gateway).trend(condition, limit);
  }

  /** Returns the worklist of what kept audits found. */
  public QualityIssues issues() {
    return new QualityIssues(gateway, reader -> ruleSet(reader, Asked.FEW));
  }

  /**
   * Returns what the rules would mend on the customers in use that satisfy a condition, field by
   * field; {@code session.edits().apply(plan)} applies it and takes it back.
   *
   * @param ruleIds which rules; empty for all that know how
   * @throws InvalidInputException with the code {@code E_RULE_UNKNOWN} if there is no such rule
   */
  public EditPlan fixes(Condition condition, Set<String> ruleIds) {
    requireNonNull(condition, "condition");
    List<QualityRule> rules =
        gateway.read(reader -> ruleSet(reader, Asked.MANY)).rules().stream()
            .filter(rule -> ruleIds.isEmpty() || ruleIds.contains(rule.id()))
            .toList();
    Set<String> unknown = new TreeSet<>(ruleIds);
    rules.forEach(rule -> unknown.remove(rule.id()));
    if (!unknown.isEmpty()) {
      throw new InvalidInputException(
          "E_RULE_UNKNOWN",
          "There is no quality rule %s for %s."
              .formatted(String.join(", ", unknown), gateway.actor().name()));
    }
    String description =
        ruleIds.isEmpty() ? "fix" : "fix " + String.join(", ", new TreeSet<>(ruleIds));
    return new Edits(gateway).plan(condition, Edit.fix(description, card -> mended(rules, card)));
  }

  private Customer mended(List<QualityRule> rules, Customer card) {
    Clock clock = gateway.engine().clock();
    Customer mended = card;
    for (QualityRule rule : rules) {
      if (rule.appliesTo(mended) && rule.check(mended, clock).isPresent()) {
        mended = rule.mend(mended, clock).orElse(mended);
      }
    }
    return mended;
  }

  /** Returns what cards pass that come by a way. */
  public WriteGate gate(WritePath path) {
    return gate(path, Strictness.POLICY).<WriteGate>map(gate -> gate).orElse(WriteGate.OPEN);
  }

  /** Returns what cards pass that come by a way, or empty if everything passes there. */
  public Optional<QualityGate> gate(WritePath path, Strictness strictness) {
    requireNonNull(path, "path");
    boolean looks =
        switch (strictness) {
          case POLICY -> policy.guards(path);
          case WARN, STRICT -> true;
          case OFF -> false;
        };
    return looks ? Optional.of(gateOf(path, strictness)) : Optional.empty();
  }

  private QualityGate gateOf(WritePath path, Strictness strictness) {
    return new QualityGate(this::ruleSet, policy, path, strictness, gateway.engine().clock());
  }

  /**
   * Tells what the gate would say about a card, stored or not, and writes nothing: for a form that
   * shows it while somebody types.
   */
  public Admission check(WritePath path, Customer customer) {
    requireNonNull(customer, "customer");
    return gateway.read(
        reader -> {
          Customer before = reader.find(CustomerFields.TYPE, customer.id().value()).orElse(null);
          return gateOf(path, Strictness.POLICY).check(reader, before, customer);
        });
  }

  /**
   * Returns the customers in use with the lowest scores below 100 among those that satisfy a
   * condition, the lowest first: what to mend first.
   *
   * @param limit 1 to 10,000
   */
  public List<QualityScore> worst(Condition condition, int limit) {
    requireNonNull(condition, "condition");
    if (limit < 1 || limit > MAX_WORST) {
      throw new InvalidInputException(
          "From 1 to " + MAX_WORST + " customers can be listed, not " + limit + ".");
    }
    Comparator<QualityScore> order =
        Comparator.comparingInt(QualityScore::score)
            .thenComparing(score -> score.customerId().value());
    PriorityQueue<QualityScore> kept = new PriorityQueue<>(order.reversed());
    gateway.read(
        reader -> {
          QualityScorer scorer = scorer(ruleSet(reader, Asked.MANY));
          reader.scan(
              CustomerFields.TYPE,
              inUse(reader, condition),
              customer -> {
                QualityScore score = scorer.score(customer);
                if (!score.reasons().isEmpty()) {
                  kept.add(score);
                  if (kept.size() > limit) {
                    kept.poll();
                  }
                }
              });
          return true;
        });
    return kept.stream().sorted(order).toList();
  }

  private Condition inUse(Reader reader, Condition condition) {
    return Conditions.all(RuleSet.expanded(gateway, reader, condition), Customers.IN_USE);
  }
}
