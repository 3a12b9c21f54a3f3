package dev.crmcore.query;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.Relation;
import dev.crmcore.query.Condition.All;
import dev.crmcore.query.Condition.Anniversary;
import dev.crmcore.query.Condition.Any;
import dev.crmcore.query.Condition.Compare;
import dev.crmcore.query.Condition.During;
import dev.crmcore.query.Condition.Has;
import dev.crmcore.query.Condition.InSegment;
import dev.crmcore.query.Condition.Missing;
import dev.crmcore.query.Condition.Not;
import dev.crmcore.query.Condition.Related;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes a condition as it was written together with its bound form, whose parts correspond: the
 * bound one answers, the written one says what moves with the clock.
 *
 * @param <S> what is asked about: an entity, or an element of a collection
 */
final class Timing<S> implements Condition.Visitor<TimedNode<S>> {
  private final Catalogue catalogue;
  private final RelatedRecords related;
  private final Function<String, Field<S, ?>> field;
  private final @Nullable EntityType<S> entity;
  private final AskedAt asked;
  private final Condition bound;

  private Timing(
      Catalogue catalogue,
      RelatedRecords related,
      Function<String, Field<S, ?>> field,
      @Nullable EntityType<S> entity,
      AskedAt asked,
      Condition bound) {
    this.catalogue = catalogue;
    this.related = related;
    this.field = field;
    this.entity = entity;
    this.asked = asked;
    this.bound = bound;
  }

  /** Starts at an entity. */
  static <E> Timing<E> of(
      Catalogue catalogue,
      RelatedRecords related,
      EntityType<E> type,
      Condition bound,
      AskedAt asked) {
    return new Timing<>(catalogue, related, type::requireField, type, asked, bound);
  }

  private TimedNode<S> part(Condition written, Condition boundPart) {
    return written.accept(new Timing<>(catalogue, related, field, entity, asked, boundPart));
  }

  private List<TimedNode<S>> parts(List<Condition> written, List<Condition> boundParts) {
    List<TimedNode<S>> parts = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      parts.add(part(written.get(i), boundParts.get(i)));
    }
    return parts;
  }

  /** Returns the answer of the bound form. */
  private Predicate<S> answer() {
    return bound.accept(new Preparing<>(catalogue, related, field, entity));
  }

  private TimedNode<S> still() {
    return TimedNode.still(answer());
  }

  @Override
  public TimedNode<S> all(All condition) {
    return TimedNode.of(parts(condition.parts(), ((All) bound).parts()), false);
  }

  @Override
  public TimedNode<S> any(Any condition) {
    return TimedNode.of(parts(condition.parts(), ((Any) bound).parts()), true);
  }

  @Override
  public TimedNode<S> not(Not condition) {
    return TimedNode.not(part(condition.part(), ((Not) bound).part()));
  }

  @Override
  public TimedNode<S> missing(Missing condition) {
    return still();
  }

  @Override
  public TimedNode<S> compare(Compare condition) {
    Passings passings = new Passings(condition.operands(), condition.operator(), asked);
    return passings.isEmpty() ? still() : valued(condition.field(), passings::next);
  }

  @Override
  public TimedNode<S> during(During condition) {
    WindowEdges edges = new WindowEdges(condition.window(), asked);
    return valued(
        condition.field(),
        value -> value instanceof LocalDate day ? edges.next(day) : edges.next((Instant) value));
  }

  @Override
  public TimedNode<S> anniversary(Anniversary condition) {
    WindowEdges edges = new WindowEdges(condition.window(), asked);
    return valued(
        condition.field(),
        value -> {
          LocalDate day = value instanceof LocalDate date ? date : asked.dayOf((Instant) value);
          Instant next = MovingMoment.NEVER;
          for (LocalDate one : Anniversaries.around(day, asked.dayOf(asked.now()))) {
            next = TimedNode.earlier(next, edges.next(one));
          }
          return next;
        });
  }

  /** A part about the value of one field. */
  private TimedNode<S> valued(String name, Function<Object, Instant> next) {
    Field<S, ?> asking = field.apply(name);
    return TimedNode.moving(
        answer(),
        (subject, holds) -> {
          Object value = asking.get(subject);
          return value == null ? MovingMoment.NEVER : next.apply(value);
        });
  }

  @Override
  public TimedNode<S> has(Has condition) {
    return elements(requireEntity().requireCollection(condition.collection()), condition);
  }

  private <T> TimedNode<S> elements(CollectionField<S, T> collection, Has condition) {
    TimedNode<T> element =
        condition
            .element()
            .accept(
                new Timing<T>(
                    catalogue,
                    related,
                    name -> collection.field(name).orElseThrow(),
                    null,
                    asked,
                    ((Has) bound).element()));
    if (element.cost() == TimedNode.Cost.VALUE) {
      return still();
    }
    return TimedNode.moving(
        answer(),
        (subject, holds) -> {
          Instant next = holds ? Instant.MIN : MovingMoment.NEVER;
          for (T item : collection.get(subject)) {
            TimedAnswer one = element.ask(item);
            if (!holds) {
              next = TimedNode.earlier(next, one.until());
            } else if (one.holds()) {
              next = TimedNode.later(next, one.until());
            }
          }
          return next;
        });
  }

  @Override
  public TimedNode<S> related(Related condition) {
    EntityType<S> owner = requireEntity();
    return records(
        owner, catalogue.relation(owner.name(), condition.relation()).orElseThrow(), condition);
  }

  private <T> TimedNode<S> records(EntityType<S> owner, Relation<T> relation, Related condition) {
    Related fixed = (Related) bound;
    EntityType<T> target = catalogue.entity(relation.target());
    TimedNode<T> where =
        condition.where().accept(of(catalogue, related, target, fixed.where(), asked));
    CountedRecords<T> counted =
        new CountedRecords<>(
            relation,
            (Window.Between) fixed.window(),
            new WindowEdges(condition.window(), asked),
            where);
    return new RelatedNode<>(
        related, owner, target, fixed, answer(), counted, condition.operand(), asked);
  }

  @Override
  public TimedNode<S> inSegment(InSegment condition) {
    throw ConditionEvaluator.unbound(condition);
  }

  private EntityType<S> requireEntity() {
    if (entity == null) {
      throw new InvalidInputException("E_OPERATOR", "Elements have no collections or relations.");
    }
    return entity;
  }
}
