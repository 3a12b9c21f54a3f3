package dev.crmcore.query;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.NearestName;
import dev.crmcore.field.Relation;
import dev.crmcore.model.Money;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns a condition into its bound form. Depth is limited so that a hostile tree ends in an error
 * and not in a stack overflow.
 */
final class Binding implements Condition.Visitor<Condition> {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_OPERANDS = 10_000;

  /** "The next 365 days" begin and end on the same day of the year, or a day apart. */
  private static final int DAYS_OF_A_YEAR = 366;

  /** Where names are looked up: an entity, or the elements of a collection. */
  private record Scope(
      String name,
      Function<String, Optional<? extends Field<?, ?>>> field,
      List<String> names,
      Optional<EntityType<?>> entity) {
    static Scope of(EntityType<?> type) {
      return new Scope(
          type.name(),
          type::field,
          type.fields().stream().<String>map(Field::name).toList(),
          Optional.of(type));
    }

    static Scope of(CollectionField<?, ?> collection) {
      return new Scope(
          collection.name(),
          collection::field,
          collection.fields().stream().<String>map(Field::name).toList(),
          Optional.empty());
    }
  }

  private final Catalogue catalogue;
  private final Scope scope;
  private final AskedAt asked;
  private final int depth;

  private Binding(Catalogue catalogue, Scope scope, AskedAt asked, int depth) {
    this.catalogue = catalogue;
    this.scope = scope;
    this.asked = asked;
    this.depth = depth;
  }

  static Condition bind(
      Catalogue catalogue, EntityType<?> type, Condition condition, Instant now, ZoneId zone) {
    AskedAt asked = new AskedAt(now, zone);
    return condition.accept(new Binding(catalogue, Scope.of(type), asked, 0));
  }

  private Condition inside(Scope inner, Condition condition) {
    if (depth >= MAX_DEPTH) {
      throw new InvalidInputException(
          "E_LIMIT_DEPTH", "A condition may be nested " + MAX_DEPTH + " levels deep, not more.");
    }
    return condition.accept(new Binding(catalogue, inner, asked, depth + 1));
  }

  @Override
  public Condition all(All condition) {
    return new All(condition.parts().stream().map(part -> inside(scope, part)).toList());
  }

  @Override
  public Condition any(Any condition) {
    return new Any(condition.parts().stream().map(part -> inside(scope, part)).toList());
  }

  @Override
  public Condition not(Not condition) {
    return new Not(inside(scope, condition.part()));
  }

  @Override
  public Condition missing(Missing condition) {
    field(condition.field());
    return condition;
  }

  @Override
  public Condition inSegment(InSegment condition) {
    throw new InvalidInputException(
        "The segment '%s' was not replaced by its condition; ask through segments()."
            .formatted(condition.name()));
  }

  @Override
  public Condition has(Has condition) {
    CollectionField<?, ?> collection = entity().requireCollection(condition.collection());
    if (collection.isDocument()) {
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN",
          "Conditions cannot look into '%s' of %s.".formatted(collection, scope.name()));
    }
    return new Has(collection.name(), inside(Scope.of(collection), condition.element()));
  }

  @Override
  public Condition related(Related condition) {
    Relation<?> relation =
        catalogue
            .relation(entity().name(), condition.relation())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "E_FIELD_UNKNOWN",
                        "There is no relation '%s' on %s; there are: %s."
                            .formatted(
                                condition.relation(),
                                scope.name(),
                                catalogue.relations(scope.name()).stream()
                                    .map(Relation::name)
                                    .toList())));
    EntityType<?> target = catalogue.requireEntity(relation.target().name());
    Operator operator = condition.operator();
    if (operator.isTextual() || operator.isListed()) {
      throw new InvalidInputException(
          "E_OPERATOR", "A measure is compared with =, !=, <, <=, > or >=, not " + operator + ".");
    }
    Operand operand = measured(condition.measure(), target, condition.operand());
    return new Related(
        relation.name(),
        asked.fixed(condition.window()),
        inside(Scope.of(target), condition.where()),
        condition.measure(),
        operator,
        operand);
  }

  private Operand measured(Measure measure, EntityType<?> target, Operand operand) {
    return measure
        .fieldOf(target)
        .<Operand>map(field -> literal(field.name(), field.type(), operand))
        .orElseGet(() -> literal("count", FieldType.INTEGER, operand));
  }

  @Override
  public Condition during(During condition) {
    Field<?, ?> field = time(condition.field());
    Window.Between window = asked.fixed(condition.window());
    Instant from = window.from();
    Instant to = window.to();
    List<Condition> parts = new ArrayList<>();
    if (field.kind() == FieldKind.INSTANT) {
      if (from != null) {
        parts.add(moment(field.name(), Operator.GE, from));
      }
      if (to != null) {
        parts.add(moment(field.name(), Operator.LT, to));
      }
    } else {
      if (from != null) {
        parts.add(day(field.name(), Operator.GE, asked.dayOf(from)));
      }
      if (to != null) {
        parts.add(day(field.name(), Operator.LE, asked.lastDayBefore(to)));
      }
    }
    return parts.isEmpty() ? new Not(new Missing(field.name())) : new All(parts);
  }

  private static Condition day(String field, Operator operator, LocalDate day) {
    return new Compare(field, operator, List.of(new Operand.Literal(day)));
  }

  @Override
  public Condition anniversary(Anniversary condition) {
    Field<?, ?> field = time(condition.field());
    Window.Between window = asked.fixed(condition.window());
    if (window.from() == null || window.to() == null) {
      throw new InvalidInputException(
          "E_OPERATOR", "Anniversaries lie in a window with both ends; say from when and to when.");
    }
    LocalDate from = asked.dayOf(window.from());
    LocalDate to = asked.lastDayBefore(window.to());
    if (to.isBefore(from)) {
      return new Any(List.of());
    }
    return AskedAt.within(
        "An anniversary from %s to %s".formatted(from, to), () -> anniversary(field, from, to));
  }

  private Condition anniversary(Field<?, ?> field, LocalDate from, LocalDate to) {
    if (ChronoUnit.DAYS.between(from, to) > DAYS_OF_A_YEAR) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "Anniversaries lie in a window of at most a year, not from %s to %s."
              .formatted(from, to));
    }
    return Anniversaries.of(field.name(), field.kind(), from, to, asked::startOf);
  }

  private Field<?, ?> time(String name) {
    Field<?, ?> field = field(name);
    if (field.kind() != FieldKind.DATE && field.kind() != FieldKind.INSTANT) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "A day or a moment lies in a window, but '%s' is %s."
              .formatted(field, field.type().description()));
    }
    return field;
  }

  @Override
  public Condition compare(Compare condition) {
    Field<?, ?> field = field(condition.field());
    Operator operator = condition.operator();
    int count = condition.operands().size();
    boolean counted =
        switch (operator) {
          case BETWEEN, WITHIN -> count == 2;
          case IN -> count <= MAX_OPERANDS;
          default -> count == 1;
        };
    if (!counted) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "'%s' got %d operands for the field '%s'.".formatted(operator.symbol(), count, field));
    }
    boolean textual = field.kind() == FieldKind.TEXT || field.kind() == FieldKind.CODE;
    if (operator.isTextual() && !textual) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "'%s' works on text, but '%s' is %s."
              .formatted(operator.symbol(), field, field.type().description()));
    }
    requirePlace(field, operator);
    if (operator == Operator.WITHIN) {
      return new Compare(
          field.name(),
          operator,
          List.of(
              literal(field.name(), field.type(), condition.operands().get(0)),
              metres(condition.operands().get(1))));
    }
    if (field.kind() == FieldKind.INSTANT && condition.operands().stream().anyMatch(this::isDay)) {
      return days(condition);
    }
    return new Compare(
        field.name(),
        operator,
        condition.operands().stream()
            .<Operand>map(operand -> literal(field.name(), field.type(), operand))
            .toList());
  }

  /** A point is near to others or equal to them, and nothing else is near. */
  private static void requirePlace(Field<?, ?> field, Operator operator) {
    boolean point = field.kind() == FieldKind.POINT;
    boolean fits =
        switch (operator) {
          case WITHIN -> point;
          case EQ, NE, IN -> true;
          default -> !point;
        };
    if (!fits) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "'%s' does not work on '%s', which is %s."
              .formatted(operator.symbol(), field, field.type().description()));
    }
  }

  private Operand.Literal metres(Operand operand) {
    Operand.Literal metres = literal("within", FieldType.INTEGER, operand);
    if ((Long) metres.value() < 0) {
      throw new InvalidInputException("E_TYPE", "A distance is at least 0 metres.");
    }
    return metres;
  }

  private boolean isDay(Operand operand) {
    return operand instanceof Operand.Literal literal
        ? literal.value() instanceof LocalDate
        : ((Operand.Relative) operand).anchor() == Operand.Anchor.TODAY;
  }

  /** The moments that an operand stands for: all of a day, or one. The end is excluded. */
  private record Stretch(Instant from, Instant to) {}

  /** A field that holds moments, compared with operands of which at least one is a day. */
  private Condition days(Compare condition) {
    List<Stretch> stretches = condition.operands().stream().map(this::stretch).toList();
    String field = condition.field();
    if (condition.operator() == Operator.IN) {
      return new Any(stretches.stream().map(stretch -> during(field, stretch, stretch)).toList());
    }
    Stretch first = stretches.get(0);
    return switch (condition.operator()) {
      case EQ -> during(field, first, first);
      case NE ->
          new All(List.of(new Not(new Missing(field)), new Not(during(field, first, first))));
      case LT -> moment(field, Operator.LT, first.from());
      case LE -> moment(field, Operator.LT, first.to());
      case GT -> moment(field, Operator.GE, first.to());
      case GE -> moment(field, Operator.GE, first.from());
      case BETWEEN -> during(field, first, stretches.get(1));
      case IN, CONTAINS, STARTS_WITH, ENDS_WITH, WITHIN ->
          throw new InvalidInputException("E_OPERATOR", "A time is no text.");
    };
  }

  private static Condition during(String field, Stretch first, Stretch last) {
    return new All(
        List.of(moment(field, Operator.GE, first.from()), moment(field, Operator.LT, last.to())));
  }

  private static Condition moment(String field, Operator operator, Instant moment) {
    return new Compare(field, operator, List.of(new Operand.Literal(moment)));
  }

  private Stretch stretch(Operand operand) {
    if (isDay(operand)) {
      LocalDate day =
          operand instanceof Operand.Relative relative
              ? asked.dayOf(asked.resolved(relative))
              : (LocalDate) ((Operand.Literal) operand).value();
      return new Stretch(asked.startOf(day), asked.startOfNext(day));
    }
    Instant moment =
        operand instanceof Operand.Relative relative
            ? asked.resolved(relative)
            : FieldType.INSTANT.cast(((Operand.Literal) operand).value());
    Instant precise = moment.truncatedTo(ChronoUnit.MICROS);
    return new Stretch(precise, AskedAt.justAfter(precise));
  }

  private Operand.Literal literal(String name, FieldType<?> type, Operand operand) {
    Object value =
        operand instanceof Operand.Relative relative
            ? relativeValue(name, type, relative)
            : ((Operand.Literal) operand).value();
    if (value instanceof Integer number) {
      value = number.longValue();
    }
    if (type.kind() == FieldKind.DECIMAL && value instanceof Long number) {
      value = BigDecimal.valueOf(number);
    }
    // Numbers and money are brought to the one form in which equal values are equal objects.
    boolean canonical = value instanceof BigDecimal && type.kind() == FieldKind.DECIMAL;
    try {
      Object checked = type.cast(value);
      if (canonical) {
        checked = FieldType.DECIMAL.parse(FieldType.DECIMAL.format((BigDecimal) checked));
      } else if (checked instanceof Instant instant) {
        checked = instant.truncatedTo(ChronoUnit.MICROS);
      } else if (checked instanceof Money money) {
        money.minor();
      }
      return new Operand.Literal(checked);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "E_TYPE",
          "'%s' is compared with %s, but %s".formatted(name, type.description(), e.getMessage()),
          e);
    }
  }

  private Object relativeValue(String name, FieldType<?> type, Operand.Relative relative) {
    return switch (type.kind()) {
      case INSTANT -> asked.resolved(relative);
      case DATE -> asked.dayOf(asked.resolved(relative));
      default ->
          throw new InvalidInputException(
              "E_TYPE",
              "'%s' is %s and cannot be compared with a time.".formatted(name, type.description()));
    };
  }

  private EntityType<?> entity() {
    return scope
        .entity()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "E_OPERATOR",
                    "Inside '%s' only the fields of its elements can be compared."
                        .formatted(scope.name())));
  }

  private Field<?, ?> field(String name) {
    Optional<? extends Field<?, ?>> found = scope.field().apply(name);
    if (found.isEmpty()) {
      String clipped = name.length() <= 60 ? name : name.substring(0, 59) + "…";
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN",
          "There is no field '%s' on %s.%s"
              .formatted(
                  clipped,
                  scope.name(),
                  NearestName.to(name, scope.names())
                      .map(near -> " Did you mean '" + near + "'?")
                      .orElse("")));
    }
    return found.get();
  }
}
