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
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes a bound condition ready for many records: names are looked up, operands folded and lists
 * made sets once, so that what is left for each record are the comparisons. Means what {@link
 * ConditionEvaluator#test} means.
 *
 * @param <S> what is tested: an entity, or an element of a collection
 */
final class Preparing<S> implements Condition.Visitor<Predicate<S>> {
  private final Catalogue catalogue;
  private final RelatedRecords related;
  private final Function<String, Field<S, ?>> field;
  private final @Nullable EntityType<S> entity;

  Preparing(
      Catalogue catalogue,
      RelatedRecords related,
      Function<String, Field<S, ?>> field,
      @Nullable EntityType<S> entity) {
    this.catalogue = catalogue;
    this.related = related;
    this.field = field;
    this.entity = entity;
  }

  /** Returns what tells whether a record satisfies a bound condition. */
  static <E> Predicate<E> of(
      Catalogue catalogue, RelatedRecords related, EntityType<E> type, Condition bound) {
    return bound.accept(new Preparing<>(catalogue, related, type::requireField, type));
  }

  @Override
  public Predicate<S> all(All condition) {
    List<Predicate<S>> parts = prepared(condition.parts());
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return subject -> {
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).test(subject)) {
          return false;
        }
      }
      return true;
    };
  }

  @Override
  public Predicate<S> any(Any condition) {
    List<Predicate<S>> parts = prepared(condition.parts());
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return subject -> {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).test(subject)) {
          return true;
        }
      }
      return false;
    };
  }

  private List<Predicate<S>> prepared(List<Condition> parts) {
    return parts.stream().map(part -> part.accept(this)).toList();
  }

  @Override
  public Predicate<S> not(Not condition) {
    return condition.part().accept(this).negate();
  }

  @Override
  public Predicate<S> compare(Compare condition) {
    return compared(field.apply(condition.field()), condition);
  }

  private static <S, V> Predicate<S> compared(Field<S, V> field, Compare condition) {
    Predicate<V> test = ValueTest.of(field.type(), condition.operator(), condition.operands());
    return subject -> {
      V value = field.get(subject);
      return value != null && test.test(value);
    };
  }

  @Override
  public Predicate<S> missing(Missing condition) {
    Field<S, ?> asked = field.apply(condition.field());
    return subject -> asked.get(subject) == null;
  }

  @Override
  public Predicate<S> has(Has condition) {
    return hasElement(
        requireEntity().requireCollection(condition.collection()), condition.element());
  }

  private <T> Predicate<S> hasElement(CollectionField<S, T> collection, Condition element) {
    Predicate<T> test =
        element.accept(
            new Preparing<T>(
                catalogue, related, name -> collection.field(name).orElseThrow(), null));
    return subject -> {
      for (T item : collection.get(subject)) {
        if (test.test(item)) {
          return true;
        }
      }
      return false;
    };
  }

  @Override
  public Predicate<S> related(Related condition) {
    EntityType<S> owner = requireEntity();
    return measured(
        owner, catalogue.relation(owner.name(), condition.relation()).orElseThrow(), condition);
  }

  private <T> Predicate<S> measured(EntityType<S> owner, Relation<T> relation, Related condition) {
    EntityType<T> target = catalogue.entity(relation.target());
    Predicate<T> where = of(catalogue, related, target, condition.where());
    Window.Between window = (Window.Between) condition.window();
    return subject -> {
      UUID id = owner.id(subject);
      Measuring<T> measuring = new Measuring<>(condition, relation, target);
      for (T record : related.of(relation, id)) {
        Instant time = relation.time().get(record);
        if (ConditionEvaluator.lies(time, window) && where.test(record)) {
          measuring.add(record);
        }
      }
      return measuring.compares(condition.operator());
    };
  }

  @Override
  public Predicate<S> during(During condition) {
    throw ConditionEvaluator.unbound(condition);
  }

  @Override
  public Predicate<S> anniversary(Anniversary condition) {
    throw ConditionEvaluator.unbound(condition);
  }

  @Override
  public Predicate<S> inSegment(InSegment condition) {
    throw ConditionEvaluator.unbound(condition);
  }

  private EntityType<S> requireEntity() {
    if (entity == null) {
      throw new InvalidInputException("E_OPERATOR", "Elements have no collections or relations.");
    }
    return entity;
  }
}
