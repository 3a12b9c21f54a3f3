package dev.crmcore.duplicates;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateCandidate;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pairs that a person should look at, those first whose look is worth most. A scan fills it;
 * opening it reads a page and no more.
 *
 * <p>The expected value of a look is {@code p × (1 + min(h(left), h(right)))}: {@code p} is the
 * probability that the look finds one customer, {@code h} counts the interactions, deals and
 * purchases of each. Finding one customer is worth one for the card, and one for every record of
 * the shorter history: so many come together with those of the other card, which nobody saw beside
 * them. History is counted as far as whoever filled the queue may see it.
 *
 * <p>A pair is in the queue of an actor that may see both customers, while both are in use and the
 * pair is neither settled nor put off by {@link Duplicates#decide} or {@link Duplicates#putOff}.
 * Belongs to one session; not safe for use by several threads at once.
 */
public final class ReviewQueue {
  /** How many pairs are kept. */
  public static final int CAPACITY = 10_000;

  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public ReviewQueue(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Makes the queue hold what a scan found possible, in one change: new pairs are added, known ones
   * rated anew, and those that are not among them any more removed. What was decided or merged
   * since the scan is honoured. Pairs with a customer that the actor cannot see are left alone. Of
   * more than {@link #CAPACITY} pairs, those are left out whose look is worth least.
   *
   * @param scan the latest scan of this actor
   */
  public QueueRefresh refresh(DuplicateScan scan) {
    requireNonNull(scan, "scan");
    return gateway.change(
        Origin.of("duplicate.queue"),
        changes -> new QueueFilling(changes).fill(scan.possible(), CAPACITY));
  }

  /**
   * Returns one page of the queue, the highest expected value first. Where the actor may see few of
   * the customers, more of the queue is read until the page is full.
   *
   * @param limit 1 to 10,000
   * @param after where the page before ended, or null for the first
   */
  public Page<DuplicateReview> page(int limit, @Nullable Keyset after) {
    if (limit < 1 || limit > CAPACITY) {
      throw new InvalidInputException(
          "A page has 1 to %d pairs, but %d were asked for.".formatted(CAPACITY, limit));
    }
    return gateway.read(
        reader -> {
          List<DuplicateReview> items = new ArrayList<>();
          waiting(reader)
              .visit(
                  after,
                  review -> {
                    items.add(review);
                    return items.size() <= limit;
                  });
          if (items.size() <= limit) {
            return new Page<>(items, null);
          }
          DuplicateCandidate last = items.get(limit - 1).candidate();
          return new Page<>(
              items.subList(0, limit),
              new Keyset(List.of(last.expectedValue()), last.id().value()));
        });
  }

  /** Returns how many pairs {@link #page} would give in all. Reads the whole queue. */
  public long size() {
    return gateway.read(reader -> waiting(reader).count());
  }

  /** Returns how many pairs of {@link #page} a customer is in, within one read. */
  public static long with(Reader reader, LocalDate today, CustomerId customer) {
    return WaitingPairs.with(reader, today, customer).count();
  }

  private WaitingPairs waiting(Reader reader) {
    return new WaitingPairs(
        reader, LocalDate.ofInstant(gateway.engine().now(), gateway.engine().zone()));
  }
}
