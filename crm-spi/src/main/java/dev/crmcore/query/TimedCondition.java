package dev.crmcore.query;

import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A condition asked at one moment, which also tells until when its answers stand if nothing is
 * written: "born on 3 May" gets into "birthday in the next 7 days" on 26 April. As safe for threads
 * as the related records are.
 *
 * @param <E> what is asked about
 */
public final class TimedCondition<E> {
  /** So often an answer is asked for again, before the search for its change is given up. */
  private static final int STEPS = 1_000;

  private final Catalogue catalogue;
  private final RelatedRecords related;
  private final EntityType<E> type;
  private final Condition condition;
  private final Condition bound;
  private final ZoneId zone;
  private final TimedNode<E> root;

  private TimedCondition(
      Catalogue catalogue,
      RelatedRecords related,
      EntityType<E> type,
      Condition condition,
      Condition bound,
      ZoneId zone,
      TimedNode<E> root) {
    this.catalogue = catalogue;
    this.related = related;
    this.type = type;
    this.condition = condition;
    this.bound = bound;
    this.zone = zone;
    this.root = root;
  }

  /**
   * Checks a condition and makes it ready for many records.
   *
   * @param catalogue where names are resolved
   * @param related where related records are found
   * @param type what is asked about
   * @param condition the condition, segments replaced
   * @param now the moment of the question
   * @param zone where "today" is
   * @throws dev.crmcore.error.InvalidInputException as {@link Filter#bind} does
   */
  public static <E> TimedCondition<E> at(
      Catalogue catalogue,
      RelatedRecords related,
      EntityType<E> type,
      Condition condition,
      Instant now,
      ZoneId zone) {
    Filter<E> filter = Filter.bind(catalogue, type, condition, now, zone);
    TimedNode<E> root =
        condition.accept(
            Timing.of(
                catalogue, related, filter.type(), filter.condition(), new AskedAt(now, zone)));
    return new TimedCondition<>(
        catalogue, related, filter.type(), condition, filter.condition(), zone, root);
  }

  /** Returns the condition as it is asked at this moment, with fixed windows and operands. */
  public Condition bound() {
    return bound;
  }

  /** Tells whether a record satisfies the condition, as {@link ConditionEvaluator#test} does. */
  public boolean test(E entity) {
    return root.holds(entity);
  }

  /** Tells whether a record satisfies the condition, and how long that stands, in one go. */
  public TimedAnswer ask(E entity) {
    return root.ask(entity);
  }

  /** Returns how long the answer for a record stands, as {@link TimedAnswer#notBefore} says. */
  public Optional<Instant> notBefore(E entity) {
    return ask(entity).notBefore();
  }

  /**
   * Returns when the answer changes unless something is written; empty if it does not. It is found
   * by asking again at the times at which something about it changes; after {@value #STEPS} of them
   * that changed nothing, the next one is returned.
   */
  public Optional<Instant> nextChange(E entity) {
    boolean holds = test(entity);
    Optional<Instant> next = notBefore(entity);
    for (int step = 0; step < STEPS && next.isPresent(); step++) {
      TimedCondition<E> then = at(catalogue, related, type, condition, next.get(), zone);
      if (then.test(entity) != holds) {
        return next;
      }
      next = then.notBefore(entity);
    }
    return next;
  }
}
