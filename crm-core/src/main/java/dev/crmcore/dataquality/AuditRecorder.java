package dev.crmcore.dataquality;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.QualityIssueFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.ConflictException;
import dev.crmcore.gateway.DerivedRecords;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.QualityIssue;
import dev.crmcore.model.QualityIssueStatus;
import dev.crmcore.model.QualityRun;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs an audit and keeps what it finds, a part of the customers in a transaction, so that one that
 * is interrupted goes on where it was. Used once.
 */
final class AuditRecorder {
  private static final int PART = 1_000;

  private final Gateway gateway;
  private final QualityRuns runs;
  private final QualityScorer scorer;
  private final QualityAudit audit;

  AuditRecorder(Gateway gateway, QualityScorer scorer, QualityAudit audit) {
    this.gateway = gateway;
    this.runs = new QualityRuns(gateway);
    this.scorer = scorer;
    this.audit = audit;
  }

  QualityRun run(Condition scope, LongConsumer progress, BooleanSupplier cancelled) {
    QualityRun run =
        runs.unfinished(scope)
            .filter(open -> audit.resume(runs.figures(open)))
            .orElseGet(() -> runs.begin(scope));
    CustomerId reached = run.reached();
    Keyset after = reached == null ? null : new Keyset(List.of(), reached.value());
    do {
      if (cancelled.getAsBoolean()) {
        return run;
      }
      Page<Customer> page = page(scope, after);
      rate(page.items());
      page.items().forEach(audit);
      after = page.next();
      run = runs.log().keep(state(run, after, after == null ? gateway.engine().now() : null));
      progress.accept(audit.customers());
    } while (after != null);
    resolveUnused();
    return run;
  }

  private Page<Customer> page(Condition scope, @Nullable Keyset after) {
    return gateway.read(
        reader ->
            reader.query(
                CustomerFields.TYPE,
                Conditions.all(scope, Customers.IN_USE),
                List.of(),
                PART,
                after));
  }

  /** Whoever handles an issue at this very moment wins; the part is rated once more. */
  private void rate(List<Customer> customers) {
    try {
      rateOnce(customers);
    } catch (ConflictException e) {
      rateOnce(customers);
    }
  }

  private void rateOnce(List<Customer> customers) {
    Ratings ratings = gateway.read(reader -> new Ratings(derived(), reader, customers));
    customers.forEach(customer -> ratings.take(scorer.score(customer)));
    ratings.store();
  }

  private QualityRun state(QualityRun run, @Nullable Keyset after, @Nullable Instant end) {
    return new QualityRun(
        run.id(),
        run.scope(),
        run.startedAt(),
        end,
        after == null ? null : new CustomerId(after.id()),
        audit.customers(),
        QualityRuns.stored(audit.report().score()),
        audit.figures(),
        run.revision());
  }

  /** Nobody mends the card of a customer that was put aside or merged. */
  private void resolveUnused() {
    Condition open = Conditions.equal(QualityIssueFields.STATUS, QualityIssueStatus.OPEN);
    Keyset after = null;
    do {
      Keyset from = after;
      List<QualityIssue> unused = new ArrayList<>();
      after =
          gateway.read(
              reader -> {
                Page<QualityIssue> page =
                    reader.query(QualityIssueFields.TYPE, open, List.of(), PART, from);
                List<UUID> ids =
                    page.items().stream().map(issue -> issue.customerId().value()).toList();
                Map<UUID, Customer> customers =
                    reader.findAll(CustomerFields.TYPE, ids).stream()
                        .collect(
                            Collectors.toMap(
                                customer -> customer.id().value(),
                                Function.identity(),
                                (one, same) -> one));
                for (QualityIssue issue : page.items()) {
                  Customer customer = customers.get(issue.customerId().value());
                  if (customer != null
                      && (customer.isArchived() || customer.mergedInto() != null)) {
                    unused.add(issue);
                  }
                }
                return page.next();
              });
      store(unused);
    } while (after != null);
  }

  private void store(List<QualityIssue> unused) {
    DerivedRecords writes = derived();
    unused.forEach(issue -> writes.change(QualityIssueFields.TYPE, issue.resolved(writes.now())));
    writes.store();
  }

  private DerivedRecords derived() {
    return new DerivedRecords(gateway.engine(), gateway.actor().tenant());
  }
}
