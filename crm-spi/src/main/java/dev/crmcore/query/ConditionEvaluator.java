package dev.crmcore.query;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
import dev.crmcore.field.Relation;
import dev.crmcore.model.GeoPoint;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The reference: what a bound condition means for one record. A storage may filter with it; the
 * storage contract takes it as its oracle. Safe for all threads if the related records are.
 */
public final class ConditionEvaluator {
  private final Catalogue catalogue;
  private final RelatedRecords related;

  /** Creates an evaluator that finds related records where it is told to. */
  public ConditionEvaluator(Catalogue catalogue, RelatedRecords related) {
    this.catalogue = catalogue;
    this.related = related;
  }

  /** Tells whether a record passes a filter. */
  public <E> boolean test(Filter<E> filter, E entity) {
    return filter.isAll() || holds(filter.condition(), filter.type(), entity);
  }

  /**
   * Returns what tells whether records pass a filter, as {@link #test} does one by one: names are
   * looked up and operands prepared once. As safe for threads as this evaluator.
   */
  public <E> Predicate<E> prepare(Filter<E> filter) {
    return filter.isAll()
        ? entity -> true
        : Preparing.of(catalogue, related, filter.type(), filter.condition());
  }

  /** Tells why a record passes a filter or does not. */
  public <E> Explanation explain(Filter<E> filter, E entity) {
    Subject<E> subject = subjectOf(filter.type(), entity);
    Filter.Asked asked = filter.asked();
    return asked == null
        ? filter.condition().accept(new Explaining<>(subject))
        : asked.written().accept(new AsWritten<>(subject, filter.condition(), asked.at()));
  }

  private <E> boolean holds(Condition condition, EntityType<E> type, E entity) {
    return condition.accept(new Testing<>(subjectOf(type, entity)));
  }

  /** What a condition is asked about: an entity, or one element of a collection. */
  private record Subject<S>(
      S value, Function<String, Optional<Field<S, ?>>> field, @Nullable EntityType<S> entity) {
    Field<S, ?> require(String name) {
      return field
          .apply(name)
          .orElseThrow(
              () -> new InvalidInputException("E_FIELD_UNKNOWN", "No field '" + name + "'."));
    }
  }

  private static <E> Subject<E> subjectOf(EntityType<E> type, E entity) {
    return new Subject<>(entity, type::field, type);
  }

  private final class Testing<S> implements Condition.Visitor<Boolean> {
    private final Subject<S> subject;

    Testing(Subject<S> subject) {
      this.subject = subject;
    }

    @Override
    public Boolean all(All condition) {
      for (Condition part : condition.parts()) {
        if (!part.accept(this)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Boolean any(Any condition) {
      for (Condition part : condition.parts()) {
        if (part.accept(this)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Boolean not(Not condition) {
      return !condition.part().accept(this);
    }

    @Override
    public Boolean compare(Compare condition) {
      return compared(subject.require(condition.field()), condition);
    }

    private <V> boolean compared(Field<S, V> field, Compare condition) {
      V value = field.get(subject.value());
      return value != null
          && matches(field.type(), value, condition.operator(), condition.operands());
    }

    @Override
    public Boolean missing(Missing condition) {
      return subject.require(condition.field()).get(subject.value()) == null;
    }

    @Override
    public Boolean has(Has condition) {
      return hasElement(
          requireEntity(subject).requireCollection(condition.collection()), condition.element());
    }

    private <T> boolean hasElement(CollectionField<S, T> collection, Condition element) {
      for (T item : collection.get(subject.value())) {
        if (element.accept(new Testing<>(new Subject<>(item, collection::field, null)))) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Boolean related(Related condition) {
      return measure(subject, condition).compares(condition.operator());
    }

    @Override
    public Boolean during(During condition) {
      throw unbound(condition);
    }

    @Override
    public Boolean anniversary(Anniversary condition) {
      throw unbound(condition);
    }

    @Override
    public Boolean inSegment(InSegment condition) {
      throw unbound(condition);
    }
  }

  private final class Explaining<S> implements Condition.Visitor<Explanation> {
    private final Subject<S> subject;

    Explaining(Subject<S> subject) {
      this.subject = subject;
    }

    private Explanation leaf(Condition condition, @Nullable Object seen) {
      return new Explanation(
          condition.toString(),
          condition.accept(new Testing<>(subject)),
          seen == null ? "no value" : seen.toString(),
          List.of());
    }

    private Explanation node(String name, Condition condition, List<Condition> parts) {
      return new Explanation(
          name,
          condition.accept(new Testing<>(subject)),
          null,
          parts.stream().map(part -> part.accept(this)).toList());
    }

    @Override
    public Explanation all(All condition) {
      return node(
          condition.parts().isEmpty() ? "everyone" : "all of", condition, condition.parts());
    }

    @Override
    public Explanation any(Any condition) {
      return node(condition.parts().isEmpty() ? "nobody" : "any of", condition, condition.parts());
    }

    @Override
    public Explanation not(Not condition) {
      return node("not", condition, List.of(condition.part()));
    }

    @Override
    public Explanation compare(Compare condition) {
      return leaf(condition, subject.require(condition.field()).text(subject.value()));
    }

    @Override
    public Explanation missing(Missing condition) {
      return leaf(condition, subject.require(condition.field()).text(subject.value()));
    }

    @Override
    public Explanation has(Has condition) {
      return leaf(
          condition,
          requireEntity(subject).requireCollection(condition.collection()).get(subject.value()));
    }

    @Override
    public Explanation related(Related condition) {
      return leaf(condition, measure(subject, condition).result());
    }

    @Override
    public Explanation during(During condition) {
      throw unbound(condition);
    }

    @Override
    public Explanation anniversary(Anniversary condition) {
      throw unbound(condition);
    }

    @Override
    public Explanation inSegment(InSegment condition) {
      throw unbound(condition);
    }
  }

  /** Explains what was written, with the answers of what became of it. */
  private final class AsWritten<S> implements Condition.Visitor<Explanation> {
    private final Subject<S> subject;
    private final Condition bound;
    private final AskedAt asked;

    AsWritten(Subject<S> subject, Condition bound, AskedAt asked) {
      this.subject = subject;
      this.bound = bound;
      this.asked = asked;
    }

    private Explanation plain() {
      return bound.accept(new Explaining<>(subject));
    }

    private Explanation node(String name, List<Condition> written, List<Condition> boundParts) {
      List<Explanation> parts = new ArrayList<>();
      for (int i = 0; i < written.size(); i++) {
        parts.add(written.get(i).accept(new AsWritten<>(subject, boundParts.get(i), asked)));
      }
      return new Explanation(name, bound.accept(new Testing<>(subject)), null, parts);
    }

    @Override
    public Explanation all(All condition) {
      return condition.parts().isEmpty()
          ? plain()
          : node("all of", condition.parts(), ((All) bound).parts());
    }

    @Override
    public Explanation any(Any condition) {
      return condition.parts().isEmpty()
          ? plain()
          : node("any of", condition.parts(), ((Any) bound).parts());
    }

    @Override
    public Explanation not(Not condition) {
      return node("not", List.of(condition.part()), List.of(((Not) bound).part()));
    }

    @Override
    public Explanation during(During condition) {
      return inWindow(condition, condition.field(), condition.window());
    }

    @Override
    public Explanation anniversary(Anniversary condition) {
      return inWindow(condition, condition.field(), condition.window());
    }

    /** What a window becomes may be long, so it is told by its ends. */
    private Explanation inWindow(Condition written, String field, Window window) {
      Window.Between ends = asked.fixed(window);
      String value = subject.require(field).text(subject.value());
      return new Explanation(
          "%s (%s)".formatted(written, ConditionFormat.window(ends)),
          bound.accept(new Testing<>(subject)),
          value == null ? "no value" : value,
          List.of());
    }

    @Override
    public Explanation compare(Compare condition) {
      return plain();
    }

    @Override
    public Explanation missing(Missing condition) {
      return plain();
    }

    @Override
    public Explanation has(Has condition) {
      return plain();
    }

    @Override
    public Explanation related(Related condition) {
      return plain();
    }

    @Override
    public Explanation inSegment(InSegment condition) {
      throw unbound(condition);
    }
  }

  static InvalidInputException unbound(Condition condition) {
    return new InvalidInputException("The filter was not bound: " + condition);
  }

  private static <S> EntityType<S> requireEntity(Subject<S> subject) {
    EntityType<S> type = subject.entity();
    if (type == null) {
      throw new InvalidInputException("E_OPERATOR", "Elements have no collections or relations.");
    }
    return type;
  }

  private <S> Measuring<?> measure(Subject<S> subject, Related condition) {
    EntityType<S> type = requireEntity(subject);
    Relation<?> relation =
        catalogue
            .relation(type.name(), condition.relation())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "E_FIELD_UNKNOWN", "No relation '" + condition.relation() + "'."));
    return measureOver(relation, type.id(subject.value()), condition);
  }

  private <T> Measuring<T> measureOver(Relation<T> relation, UUID owner, Related condition) {
    EntityType<T> target = catalogue.entity(relation.target());
    Window.Between window = (Window.Between) condition.window();
    Measuring<T> measuring = new Measuring<>(condition, relation, target);
    for (T record : related.of(relation, owner)) {
      Instant time = relation.time().get(record);
      if (lies(time, window) && holds(condition.where(), target, record)) {
        measuring.add(record);
      }
    }
    return measuring;
  }

  static boolean lies(@Nullable Instant time, Window.Between window) {
    if (window.from() == null && window.to() == null) {
      return true;
    }
    return time != null
        && (window.from() == null || !time.isBefore(window.from()))
        && (window.to() == null || time.isBefore(window.to()));
  }

  /** Compares a value that is there with literal operands. */
  static <V> boolean matches(
      FieldType<V> type, V value, Operator operator, List<Operand> operands) {
    if (operator.isTextual()) {
      return textMatches(type.kind(), (String) value, operator, text(operands.get(0)));
    }
    return switch (operator) {
      case IN -> operands.stream().anyMatch(one -> compared(type, value, Operator.EQ, one));
      case BETWEEN ->
          compared(type, value, Operator.GE, operands.get(0))
              && compared(type, value, Operator.LE, operands.get(1));
      case WITHIN -> isNear((GeoPoint) value, operands);
      default -> compared(type, value, operator, operands.get(0));
    };
  }

  private static boolean isNear(GeoPoint place, List<Operand> operands) {
    GeoPoint centre = (GeoPoint) ((Operand.Literal) operands.get(0)).value();
    return place.isWithin((Long) ((Operand.Literal) operands.get(1)).value(), centre);
  }

  private static String text(Operand operand) {
    return (String) ((Operand.Literal) operand).value();
  }

  private static boolean textMatches(FieldKind kind, String value, Operator operator, String part) {
    boolean folds = kind == FieldKind.TEXT;
    String whole = folds ? Folding.fold(value) : value;
    String sought = folds ? Folding.fold(part) : part;
    return switch (operator) {
      case CONTAINS -> whole.contains(sought);
      case STARTS_WITH -> whole.startsWith(sought);
      default -> whole.endsWith(sought);
    };
  }

  private static <V> boolean compared(
      FieldType<V> type, V value, Operator operator, Operand operand) {
    V other = type.cast(((Operand.Literal) operand).value());
    return type.comparable(value, other) && answers(type.compare(value, other), operator);
  }

  static boolean answers(int order, Operator operator) {
    return switch (operator) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
      default -> throw new InvalidInputException("E_OPERATOR", operator + " is no comparison.");
    };
  }
}
