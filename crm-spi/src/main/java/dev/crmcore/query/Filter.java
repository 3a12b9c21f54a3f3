package dev.crmcore.query;

import static java.util.Objects.requireNonNull;

import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A condition that has been checked against the catalogue and bound to a moment: every name exists,
 * every operand is a literal of the field's type, every window has fixed ends, no segment is left.
 * What a storage receives; made by {@link #bind} and nothing else, so a storage need not check
 * again.
 *
 * @param <E> the entity that is filtered
 */
public final class Filter<E> {
  private final EntityType<E> type;
  private final Condition condition;
  private final @Nullable Asked asked;

  /** What was asked, and when: for explanations. */
  record Asked(Condition written, AskedAt at) {}

  private Filter(EntityType<E> type, Condition condition, @Nullable Asked asked) {
    this.type = type;
    this.condition = condition;
    this.asked = asked;
  }

  /**
   * Checks a condition and binds it to a moment.
   *
   * @param catalogue where names are resolved
   * @param type the entity
   * @param now the moment of the question
   * @param zone where "today" is
   * @throws dev.crmcore.error.InvalidInputException if a name is unknown, an operand has another
   *     type than its field, an operator does not fit, or a segment was not replaced
   */
  public static <E> Filter<E> bind(
      Catalogue catalogue, EntityType<E> type, Condition condition, Instant now, ZoneId zone) {
    requireNonNull(condition, "condition");
    EntityType<E> full = catalogue.entity(type);
    return new Filter<>(
        full,
        Binding.bind(catalogue, full, condition, now, zone),
        new Asked(condition, new AskedAt(now, zone)));
  }

  /** Returns the filter that lets everything through. */
  public static <E> Filter<E> all(EntityType<E> type) {
    return new Filter<>(type, Conditions.everyone(), null);
  }

  /** Returns the filter that lets through what both let through. */
  public Filter<E> and(Filter<E> other) {
    return new Filter<>(type, Conditions.all(condition, other.condition), null);
  }

  /** Returns what was asked; null of a filter that was put together. */
  @Nullable Asked asked() {
    return asked;
  }

  /** Returns the entity. */
  public EntityType<E> type() {
    return type;
  }

  /** Returns the bound condition. */
  public Condition condition() {
    return condition;
  }

  /** Tells whether everything passes. */
  public boolean isAll() {
    return condition instanceof Condition.All all && all.parts().isEmpty();
  }

  @Override
  public String toString() {
    return type + " where " + condition;
  }
}
