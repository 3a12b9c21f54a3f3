package dev.crmcore.analytics;

import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.catalogue.RfmRatingFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Revision;
import dev.crmcore.model.RfmRating;
import dev.crmcore.model.RfmRatingId;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Measure;
import dev.crmcore.security.AccessPolicy.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Rates customers by recency, frequency and monetary value of their purchases, as direct marketing
 * has done since Hughes, "Strategic Database Marketing" (1994): five scores for each, by quintiles.
 * The ratings are stored, and conditions ask for them: {@code rfm(where recency >= 4).count > 0}.
 * Belongs to one session; not safe for use by several threads at once.
 */
public final class Rfm {
  private static final int CHUNK = 5_000;
  private static final List<Measure> MEASURES =
      List.of(
          Measure.max(PurchaseFields.OCCURRED_AT.name()),
          Measure.count(),
          Measure.sum(PurchaseFields.AMOUNT.name()));

  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public Rfm(Gateway gateway) {
    this.gateway = gateway;
  }

  /** How somebody bought. */
  private record Buyer(UUID customer, Instant last, long purchases, Money amount) {}

  /**
   * Rates whoever bought in some time up to now, in place of all earlier ratings. Counted are the
   * purchases that the actor may see, in one currency: amounts in others are not converted.
   *
   * @param period how far back purchases count, at least a day
   * @throws InvalidInputException if the period is shorter
   * @throws dev.crmcore.error.AccessDeniedException if the actor may not change ratings
   */
  public RfmReport rate(Duration period, Currency currency) {
    if (period.compareTo(Duration.ofDays(1)) < 0) {
      throw new InvalidInputException("Purchases of at least a day are rated, not of " + period);
    }
    return gateway.change(
        Origin.of("rfm.rate"),
        changes -> {
          changes.authorise(Action.UPDATE, RfmRatingFields.TYPE);
          Instant from = changes.now().minus(period);
          List<Buyer> buyers = buyers(changes, from, currency);
          Quintiles<Instant> recency = quintiles(buyers, Buyer::last);
          Quintiles<Long> frequency = quintiles(buyers, Buyer::purchases);
          Quintiles<Long> monetary = quintiles(buyers, buyer -> buyer.amount().minor());
          Map<UUID, RfmRating> known = new HashMap<>();
          changes
              .reader()
              .scanUnseen(
                  RfmRatingFields.TYPE,
                  Conditions.everyone(),
                  rating -> known.put(rating.customerId().value(), rating));
          List<RfmRating> rated = new ArrayList<>();
          for (Buyer buyer : buyers) {
            RfmRating before = known.remove(buyer.customer());
            rated.add(
                new RfmRating(
                    before == null ? RfmRatingId.UNASSIGNED : before.id(),
                    new CustomerId(buyer.customer()),
                    recency.score(buyer.last()),
                    frequency.score(buyer.purchases()),
                    monetary.score(buyer.amount().minor()),
                    buyer.last(),
                    buyer.purchases(),
                    buyer.amount(),
                    changes.now(),
                    before == null ? Revision.NEW : before.revision()));
          }
          store(changes, rated);
          changes.forget(RfmRatingFields.TYPE, List.copyOf(known.values()));
          return new RfmReport(
              from,
              changes.now(),
              buyers.size(),
              recency.bounds(),
              frequency.bounds(),
              monetary.bounds().stream().map(minor -> Money.ofMinor(minor, currency)).toList());
        });
  }

  private static <V extends Comparable<? super V>> Quintiles<V> quintiles(
      List<Buyer> buyers, Function<Buyer, V> value) {
    return new Quintiles<>(buyers.stream().map(value).toList());
  }

  private static List<Buyer> buyers(ChangeSet changes, Instant from, Currency currency) {
    Condition counted =
        Conditions.all(
            Conditions.between(PurchaseFields.OCCURRED_AT, from, changes.now()),
            // Amounts in other currencies satisfy no comparison.
            Conditions.any(
                Conditions.atLeast(PurchaseFields.AMOUNT, Money.ofMinor(0, currency)),
                Conditions.less(PurchaseFields.AMOUNT, Money.ofMinor(0, currency))));
    List<Buyer> buyers = new ArrayList<>();
    for (AggregateRow row :
        changes
            .reader()
            .aggregate(
                PurchaseFields.TYPE,
                counted,
                List.of(PurchaseFields.CUSTOMER_ID.name()),
                MEASURES)) {
      buyers.add(
          new Buyer(
              (UUID) Objects.requireNonNull(row.keys().get(0)),
              (Instant) Objects.requireNonNull(row.values().get(0)),
              (Long) Objects.requireNonNull(row.values().get(1)),
              (Money) Objects.requireNonNull(row.values().get(2))));
    }
    return buyers;
  }

  private static void store(ChangeSet changes, List<RfmRating> rated) {
    for (int i = 0; i < rated.size(); i += CHUNK) {
      List<RfmRating> part = rated.subList(i, Math.min(i + CHUNK, rated.size()));
      changes.derive(
          RfmRatingFields.TYPE,
          part.stream().filter(Rfm::isNew).toList(),
          part.stream().filter(rating -> !isNew(rating)).toList());
    }
  }

  private static boolean isNew(RfmRating rating) {
    return rating.id().equals(RfmRatingId.UNASSIGNED);
  }

  /** Returns the rating of a customer; empty if it was not rated when all were last rated. */
  public Optional<RfmRating> of(CustomerId id) {
    return gateway.read(
        reader ->
            reader
                .list(
                    RfmRatingFields.TYPE,
                    Conditions.equal(
                        RfmRatingFields.CUSTOMER_ID, Customers.require(reader, id).id().value()),
                    1)
                .stream()
                .findFirst());
  }
}
