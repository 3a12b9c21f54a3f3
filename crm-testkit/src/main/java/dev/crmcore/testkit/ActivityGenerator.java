package dev.crmcore.testkit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.Customer;
import dev.crmcore.model.Deal;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Makes up what customers did: purchases, interactions and deals, in the months before a given
 * instant. Many customers did nothing, some a little, a few very much.
 *
 * <p>What a customer did depends on the seed, the instant and the customer's id (or, while there is
 * none, its external ids), and on nothing else: not on the order of calls, nor on other customers.
 * What is made refers to the customer by its id and is not stored yet. Immutable and safe for all
 * threads.
 *
 * <pre>{@code
 * ActivityGenerator activity = ActivityGenerator.seeded(42, clock.instant());
 * List<Purchase> purchases = activity.purchases(customer);
 * }</pre>
 *
 * @since 0.1
 */
public final class ActivityGenerator {
  private static final Duration TWO_YEARS = Duration.ofDays(730);

  private final long seed;
  private final Instant now;
  private final Duration past;
  private final PurchaseMaker purchases;
  private final InteractionMaker interactions;
  private final DealMaker deals;

  private ActivityGenerator(long seed, Instant now, Duration past) {
    this.seed = seed;
    this.now = requireNonNull(now, "now");
    this.past = past;
    Lexicon goods = Lexicon.load("goods");
    Lexicon talk = Lexicon.load("talk");
    purchases = new PurchaseMaker(goods);
    interactions = new InteractionMaker(talk);
    deals = new DealMaker(goods, talk);
  }

  /** Returns a generator for the two years before an instant. */
  public static ActivityGenerator seeded(long seed, Instant now) {
    return new ActivityGenerator(seed, now, TWO_YEARS);
  }

  /**
   * Sets how far back the first activity may lie.
   *
   * @param newPast at least a day
   * @throws IllegalArgumentException if it is shorter
   */
  public ActivityGenerator over(Duration newPast) {
    if (newPast.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException(
          "Activity spreads over a day or more, but was given " + newPast + ".");
    }
    return new ActivityGenerator(seed, now, newPast);
  }

  /** Returns a sales pipeline to put deals in, not stored yet. */
  public static Pipeline salesPipeline() {
    return Pipeline.of(
        "Sales",
        List.of(
            Stage.of("new", "New", StageCategory.OPEN, 10).withRottingAfterDays(14),
            Stage.of("qualified", "Qualified", StageCategory.OPEN, 30).withRottingAfterDays(21),
            Stage.of("proposal", "Proposal", StageCategory.OPEN, 60).withRottingAfterDays(30),
            Stage.of("waiting", "Waiting", StageCategory.ON_HOLD, 30),
            Stage.of("won", "Won", StageCategory.WON, 100),
            Stage.of("lost", "Lost", StageCategory.LOST, 0)));
  }

  /** Returns what a customer bought, oldest first; often nothing. */
  public List<Purchase> purchases(Customer customer) {
    return purchases.make(customer, dates(customer, 1));
  }

  /** Returns the touches with a customer, oldest first; often none. */
  public List<Interaction> interactions(Customer customer) {
    return interactions.make(customer, dates(customer, 2));
  }

  /**
   * Returns the deals with a customer; mostly none.
   *
   * @param pipeline where they are; has at least one stage
   */
  public List<Deal> deals(Customer customer, Pipeline pipeline) {
    return deals.make(customer, pipeline, dates(customer, 3));
  }

  private ActivityDates dates(Customer customer, int concern) {
    return new ActivityDates(now, past, Dice.of(seed + concern, identity(customer)));
  }

  /** A number that is the same in every run, which the hash of a record with enums is not. */
  static long identity(Customer customer) {
    if (customer.id().isAssigned()) {
      UUID id = customer.id().value();
      return id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
    }
    long identity = 0;
    for (ExternalId external : customer.externalIds()) {
      identity = identity * 31 + external.system().hashCode();
      identity = identity * 31 + external.value().hashCode();
    }
    return identity == 0 ? customer.displayName().hashCode() : identity;
  }
}
