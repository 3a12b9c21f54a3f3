package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
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
  private final QualityScorer scorer;
  private final List<String> leftOut;

  /**
   * Creates the service with the built-in rules and more; hosts get it from their session.
   *
   * @throws dev.crmcore.error.PluginException if two rules have one id, or a weight is not 1 to 100
   */
  public DataQuality(Gateway gateway, List<QualityRule> extra) {
    this(gateway, null, extra);
  }

  /**
   * Creates the service for a base most of whose organisations are in one country.
   *
   * @param homeCountry ISO 3166-1 alpha-2, or null; see {@link BuiltInRules#all(String)}
   * @throws dev.crmcore.error.PluginException if two rules have one id, or a weight is not 1 to 100
   */
  public DataQuality(Gateway gateway, @Nullable String homeCountry, List<QualityRule> extra) {
    this.gateway = requireNonNull(gateway, "gateway");
    List<QualityRule> all = new ArrayList<>(BuiltInRules.all(homeCountry));
    all.addAll(extra);
    Set<String> concealed =
        gateway.engine().policy().concealed(gateway.actor(), CustomerFields.TYPE);
    List<QualityRule> kept = all.stream().filter(rule -> isSeen(rule, concealed)).toList();
    this.scorer = new QualityScorer(kept, gateway.engine().clock());
    this.leftOut = all.stream().filter(rule -> !kept.contains(rule)).map(QualityRule::id).toList();
  }

  /** A rule that does not say what it reads may read what is concealed. */
  private static boolean isSeen(QualityRule rule, Set<String> concealed) {
    Set<String> reads = rule.reads();
    return concealed.isEmpty()
        || (!reads.isEmpty() && reads.stream().noneMatch(concealed::contains));
  }

  /** Returns the rules that are used for this actor. */
  public List<QualityRule> rules() {
    return scorer.rules();
  }

  /** Returns the ids of the rules that are left out because they read what is concealed. */
  public List<String> leftOut() {
    return leftOut;
  }

  /**
   * Returns the score of a customer; the id of a merged one leads to its survivor.
   *
   * @throws dev.crmcore.error.NotFoundException if there is none that the actor may see
   */
  public QualityScore score(CustomerId id) {
    return gateway.read(
        reader -> {
          Customer customer = reader.get(CustomerFields.TYPE, id.value());
          CustomerId survivor = customer.mergedInto();
          return scorer.score(
              survivor == null ? customer : reader.get(CustomerFields.TYPE, survivor.value()));
        });
  }

  /** Returns the score that a customer has or would have, stored or not. */
  public QualityScore score(Customer customer) {
    return scorer.score(requireNonNull(customer, "customer"));
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
    requireNonNull(progress, "progress");
    QualityAudit audit = new QualityAudit(scorer);
    scan(
        condition,
        customer -> {
          audit.accept(customer);
          if (audit.customers() % PROGRESS_EVERY == 0) {
            progress.accept(audit.customers());
          }
        });
    if (audit.customers() == 0 || audit.customers() % PROGRESS_EVERY != 0) {
      progress.accept(audit.customers());
    }
    return audit.report(leftOut);
  }

  /**
   * Returns the customers in use with the lowest scores below 100 among those that satisfy a
   * condition, the lowest first: what to mend first.
   *
   * @param limit 1 to 10,000
   */
  public List<QualityScore> worst(Condition condition, int limit) {
    if (limit < 1 || limit > MAX_WORST) {
      throw new InvalidInputException(
          "From 1 to " + MAX_WORST + " customers can be listed, not " + limit + ".");
    }
    Comparator<QualityScore> order =
        Comparator.comparingInt(QualityScore::score)
            .thenComparing(score -> score.customerId().value());
    PriorityQueue<QualityScore> kept = new PriorityQueue<>(order.reversed());
    scan(
        condition,
        customer -> {
          QualityScore score = scorer.score(customer);
          if (!score.reasons().isEmpty()) {
            kept.add(score);
            if (kept.size() > limit) {
              kept.poll();
            }
          }
        });
    return kept.stream().sorted(order).toList();
  }

  private void scan(Condition condition, Consumer<Customer> consumer) {
    requireNonNull(condition, "condition");
    gateway.read(
        (Reader reader) -> {
          reader.scan(CustomerFields.TYPE, Conditions.all(condition, Customers.IN_USE), consumer);
          return true;
        });
  }
}
