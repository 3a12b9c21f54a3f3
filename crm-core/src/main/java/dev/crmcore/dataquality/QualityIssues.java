package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.QualityIssueFields;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.QualityIssue;
import dev.crmcore.model.QualityIssueId;
import dev.crmcore.model.QualityIssueStatus;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The worklist of what kept audits found: who mends what, and what became of it. Shows issues of
 * customers that the actor may see. Belongs to one session; not safe for use by several threads at
 * once.
 */
public final class QualityIssues {
  private final Gateway gateway;
  private final Function<Reader, RuleSet> rules;

  QualityIssues(Gateway gateway, Function<Reader, RuleSet> rules) {
    this.gateway = gateway;
    this.rules = rules;
  }

  /**
   * Returns a page of issues that satisfy a condition on the fields of {@link QualityIssueFields},
   * the oldest first. A page may hold fewer than the limit, as issues of customers out of sight are
   * left out.
   *
   * @param limit 1 to 10,000
   * @param after where the page before ended, or null for the first
   */
  public Page<OpenIssue> page(Condition which, int limit, @Nullable Keyset after) {
    requireNonNull(which, "which");
    return gateway.read(
        reader -> {
          Page<QualityIssue> page =
              reader.query(
                  QualityIssueFields.TYPE,
                  which,
                  List.of(Sort.ascending(QualityIssueFields.FOUND_AT)),
                  limit,
                  after);
          Map<UUID, Customer> customers = customers(reader, page.items());
          Map<String, QualityRule> byId = new HashMap<>();
          rules.apply(reader).rules().forEach(rule -> byId.put(rule.id(), rule));
          List<OpenIssue> shown =
              page.items().stream()
                  .filter(issue -> customers.containsKey(issue.customerId().value()))
                  .map(issue -> shown(issue, customers, byId.get(issue.rule())))
                  .toList();
          return new Page<>(shown, page.next());
        });
  }

  /** Returns the first open issues, the oldest first. */
  public List<OpenIssue> open(int limit) {
    return page(Conditions.equal(QualityIssueFields.STATUS, QualityIssueStatus.OPEN), limit, null)
        .items();
  }

  private static Map<UUID, Customer> customers(Reader reader, List<QualityIssue> issues) {
    List<UUID> ids = issues.stream().map(issue -> issue.customerId().value()).distinct().toList();
    return reader.findAll(CustomerFields.TYPE, ids).stream()
        .collect(Collectors.toMap(customer -> customer.id().value(), Function.identity()));
  }

  private OpenIssue shown(
      QualityIssue issue, Map<UUID, Customer> customers, @Nullable QualityRule rule) {
    Customer customer = Objects.requireNonNull(customers.get(issue.customerId().value()));
    return new OpenIssue(issue, customer.displayName(), message(issue, customer, rule));
  }

  private String message(QualityIssue issue, Customer customer, @Nullable QualityRule rule) {
    if (rule == null) {
      return issue.rule();
    }
    Optional<String> wrong =
        rule.appliesTo(customer)
            ? rule.check(customer, gateway.engine().clock()).map(found -> found.message())
            : Optional.empty();
    return wrong.orElse(rule.description());
  }

  /** Makes somebody responsible for an issue; null takes it from whoever was. */
  public QualityIssue assign(QualityIssueId id, @Nullable String user) {
    return change("quality.assign", id, issue -> issue.assignedTo(user));
  }

  /**
   * Says that it is right as it is: audits leave it alone as long as the rule fails.
   *
   * @param note why
   */
  public QualityIssue ignore(QualityIssueId id, String note) {
    requireNonNull(note, "note");
    return change("quality.ignore", id, issue -> issue.with(QualityIssueStatus.IGNORED, note));
  }

  /** Puts an issue that was ignored back on the list. */
  public QualityIssue reopen(QualityIssueId id) {
    return change("quality.reopen", id, issue -> issue.with(QualityIssueStatus.OPEN, issue.note()));
  }

  private QualityIssue change(
      String action, QualityIssueId id, UnaryOperator<QualityIssue> change) {
    return gateway.change(
        Origin.of(action),
        (ChangeSet changes) -> {
          QualityIssue issue = changes.reader().get(QualityIssueFields.TYPE, id.value());
          UUID customer = issue.customerId().value();
          if (changes.reader().find(CustomerFields.TYPE, customer).isEmpty()) {
            throw new NotFoundException("There is no quality issue " + id + ".");
          }
          return changes.update(QualityIssueFields.TYPE, change.apply(issue));
        });
  }
}
