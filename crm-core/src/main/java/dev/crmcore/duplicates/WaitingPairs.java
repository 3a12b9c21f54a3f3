package dev.crmcore.duplicates;

import dev.crmcore.catalogue.DuplicateCandidateFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateCandidate;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the stored pairs that wait for the actor, best first. */
final class WaitingPairs {
  private static final int BATCH = 200;

  private static final Sort BEST_FIRST = Sort.descending(DuplicateCandidateFields.EXPECTED_VALUE);

  private static final Comparator<DuplicateCandidate> BY_RANK =
      Comparator.comparing(DuplicateCandidate::expectedValue)
          .reversed()
          .thenComparing(candidate -> candidate.id().toString());

  private final Reader reader;
  private final LocalDate today;
  private final Condition which;

  WaitingPairs(Reader reader, LocalDate today) {
    this(reader, today, Conditions.everyone());
  }

  private WaitingPairs(Reader reader, LocalDate today, Condition which) {
    this.reader = reader;
    this.today = today;
    this.which = which;
  }

  /** Returns those that one customer is in. */
  static WaitingPairs with(Reader reader, LocalDate today, CustomerId customer) {
    return new WaitingPairs(
        reader,
        today,
        Conditions.any(
            Conditions.equal(DuplicateCandidateFields.LEFT_ID, customer.value()),
            Conditions.equal(DuplicateCandidateFields.RIGHT_ID, customer.value())));
  }

  /** Returns how many wait. */
  long count() {
    AtomicLong count = new AtomicLong();
    visit(
        null,
        review -> {
          count.incrementAndGet();
          return true;
        });
    return count.get();
  }

  /** Passes on the pairs after a place in the queue until the visitor wants no more. */
  void visit(@Nullable Keyset after, Predicate<DuplicateReview> visitor) {
    Keyset from = after;
    do {
      Page<DuplicateCandidate> page =
          reader.query(DuplicateCandidateFields.TYPE, which, List.of(BEST_FIRST), BATCH, from);
      for (DuplicateReview review : waiting(page.items())) {
        if (!visitor.test(review)) {
          return;
        }
      }
      from = page.next();
    } while (from != null);
  }

  private List<DuplicateReview> waiting(List<DuplicateCandidate> stored) {
    if (stored.isEmpty()) {
      return List.of();
    }
    Map<CustomerId, Customer> customers = CustomersInUse.of(reader, QueueFilling.members(stored));
    DecidedPairs decided = DecidedPairs.among(reader, customers.keySet());
    PairDecisions shown = PairDecisions.seen(reader, customers.keySet());
    Map<Set<CustomerId>, DuplicateCandidate> best = best(customers.keySet());
    List<DuplicateReview> waiting = new ArrayList<>();
    for (DuplicateCandidate candidate : stored) {
      CustomerId left = candidate.leftId();
      CustomerId right = candidate.rightId();
      Customer one = customers.get(left);
      Customer other = customers.get(right);
      if (one != null
          && other != null
          && candidate.equals(best.get(Set.of(left, right)))
          && !decided.isSettled(left, right)
          && !decided.isPutOff(left, right, today)) {
        waiting.add(new DuplicateReview(candidate, one, other, shown.on(left, right)));
      }
    }
    return waiting;
  }

  /** A merge can make one pair of two: B and C beside A and C. It is asked about once. */
  private Map<Set<CustomerId>, DuplicateCandidate> best(Set<CustomerId> customers) {
    Map<Set<CustomerId>, DuplicateCandidate> best = new HashMap<>();
    Set<UUID> ids = new HashSet<>();
    customers.forEach(customer -> ids.add(customer.value()));
    if (!ids.isEmpty()) {
      reader.scan(
          DuplicateCandidateFields.TYPE,
          Conditions.all(
              Conditions.in(DuplicateCandidateFields.LEFT_ID, ids),
              Conditions.in(DuplicateCandidateFields.RIGHT_ID, ids)),
          candidate ->
              best.merge(
                  Set.of(candidate.leftId(), candidate.rightId()),
                  candidate,
                  (one, other) -> BY_RANK.compare(one, other) <= 0 ? one : other));
    }
    return best;
  }
}
