package dev.crmcore.query;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Relation;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * A part of a condition about a measure of related records; one pass over them has the answer and
 * until when it stands.
 *
 * @param <S> what is asked about
 * @param <T> the related records
 */
final class RelatedNode<S, T> implements TimedNode<S> {
  private final RelatedRecords related;
  private final EntityType<S> owner;
  private final Relation<T> relation;
  private final EntityType<T> target;
  private final Condition.Related bound;
  private final Predicate<S> test;
  private final CountedRecords<T> counted;
  private final Passings passings;

  /**
   * Creates it.
   *
   * @param bound the part with fixed ends and operands
   * @param test its answer
   * @param counted which records count
   * @param operand what the measure is compared with, as it was written
   */
  RelatedNode(
      RelatedRecords related,
      EntityType<S> owner,
      EntityType<T> target,
      Condition.Related bound,
      Predicate<S> test,
      CountedRecords<T> counted,
      Operand operand,
      AskedAt asked) {
    this.related = related;
    this.owner = owner;
    this.relation = counted.relation();
    this.target = target;
    this.bound = bound;
    this.test = test;
    this.counted = counted;
    this.passings = new Passings(List.of(operand), bound.operator(), asked);
  }

  @Override
  public boolean holds(S subject) {
    return test.test(subject);
  }

  @Override
  public TimedAnswer ask(S subject) {
    Measuring<T> measuring = new Measuring<>(bound, relation, target);
    Instant until = MovingMoment.NEVER;
    for (T record : related.of(relation, owner.id(subject))) {
      TimedAnswer counts = counted.ask(record);
      until = TimedNode.earlier(until, counts.until());
      if (counts.holds()) {
        measuring.add(record);
      }
    }
    Object measured = measuring.result();
    if (measured == null) {
      return TimedAnswer.of(false, until);
    }
    return TimedAnswer.of(
        measuring.compares(bound.operator()),
        passings.isEmpty() ? until : TimedNode.earlier(until, passings.next(measured)));
  }

  @Override
  public Cost cost() {
    return Cost.RECORDS;
  }
}
