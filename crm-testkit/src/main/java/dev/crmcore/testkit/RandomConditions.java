package dev.crmcore.testkit;

import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.Relation;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Makes conditions that the catalogue allows. The same seed gives the same conditions. */
final class RandomConditions {
  private static final List<Operator> MEASURED =
      List.of(Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE);
  private static final List<ChronoUnit> UNITS =
      List.of(
          ChronoUnit.HOURS, ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS, ChronoUnit.YEARS);

  private final Catalogue catalogue;
  private final Random random;

  RandomConditions(Catalogue catalogue, long seed) {
    this.catalogue = catalogue;
    this.random = new Random(seed);
  }

  Condition next(EntityType<?> type) {
    return next(type, 3);
  }

  private Condition next(EntityType<?> type, int depth) {
    int choice = random.nextInt(depth == 0 ? 5 : 10);
    return switch (choice) {
      case 5 -> new Condition.All(parts(type, depth));
      case 6 -> new Condition.Any(parts(type, depth));
      case 7 -> Conditions.not(next(type, depth - 1));
      case 8 -> has(type);
      case 9 -> related(type, depth);
      default -> leaf(type.fields());
    };
  }

  private List<Condition> parts(EntityType<?> type, int depth) {
    List<Condition> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      parts.add(next(type, depth - 1));
    }
    return parts;
  }

  private Condition has(EntityType<?> type) {
    List<? extends CollectionField<?, ?>> open =
        type.collections().stream().filter(collection -> !collection.isDocument()).toList();
    if (open.isEmpty()) {
      return leaf(type.fields());
    }
    CollectionField<?, ?> collection = Values.any(open, random);
    Condition element =
        switch (random.nextInt(4)) {
          case 0 -> Conditions.everyone();
          case 1 -> leaf(collection.fields()).and(leaf(collection.fields()));
          case 2 -> leaf(collection.fields()).negate();
          default -> leaf(collection.fields());
        };
    return new Condition.Has(collection.name(), element);
  }

  private Condition related(EntityType<?> type, int depth) {
    List<Relation<?>> relations = catalogue.relations(type.name());
    if (relations.isEmpty()) {
      return leaf(type.fields());
    }
    Relation<?> relation = Values.any(relations, random);
    EntityType<?> target = catalogue.requireEntity(relation.target().name());
    Condition where = random.nextInt(3) == 0 ? next(target, depth - 1) : Conditions.everyone();
    if (random.nextBoolean()) {
      return new Condition.Related(
          relation.name(),
          window(),
          where,
          Measure.count(),
          Values.any(MEASURED, random),
          Operand.of((long) random.nextInt(4)));
    }
    if (random.nextInt(3) == 0) {
      return ofOne(relation, target, where);
    }
    List<? extends Field<?, ?>> measurable =
        target.fields().stream().filter(field -> isRanked(field.kind())).toList();
    Field<?, ?> field = Values.any(measurable, random);
    return new Condition.Related(
        relation.name(),
        window(),
        where,
        new Measure(function(field.kind()), field.name()),
        Values.any(MEASURED, random),
        Operand.of(Values.any(Values.of(field.type()), random)));
  }

  private Condition ofOne(Relation<?> relation, EntityType<?> target, Condition where) {
    List<? extends Field<?, ?>> fields =
        target.fields().stream().filter(field -> field.kind() != FieldKind.POINT).toList();
    Field<?, ?> field = Values.any(fields, random);
    return new Condition.Related(
        relation.name(),
        window(),
        where,
        random.nextBoolean() ? Measure.last(field.name()) : Measure.first(field.name()),
        Values.any(MEASURED, random),
        Operand.of(Values.any(Values.of(field.type()), random)));
  }

  private static boolean isRanked(FieldKind kind) {
    return switch (kind) {
      case INTEGER, MONEY, DECIMAL, INSTANT, DATE -> true;
      case TEXT, CODE, CHOICE, BOOLEAN, POINT, ID -> false;
    };
  }

  private Measure.Function function(FieldKind kind) {
    List<Measure.Function> functions =
        kind == FieldKind.INTEGER || kind == FieldKind.MONEY
            ? List.of(
                Measure.Function.SUM,
                Measure.Function.AVG,
                Measure.Function.MIN,
                Measure.Function.MAX)
            : List.of(Measure.Function.MIN, Measure.Function.MAX);
    return Values.any(functions, random);
  }

  private Window window() {
    return random.nextInt(4) == 0 ? Window.ever() : bounded();
  }

  private Window calendar(Window.Turn which) {
    Window.CalendarUnit unit = Values.any(List.of(Window.CalendarUnit.values()), random);
    boolean fiscal = unit.compareTo(Window.CalendarUnit.QUARTER) >= 0 && random.nextBoolean();
    return new Window.Calendar(
        which, unit, fiscal ? Values.any(List.of(Month.values()), random) : Month.JANUARY);
  }

  private Window bounded() {
    return switch (random.nextInt(6)) {
      case 3 -> Window.next(1 + random.nextInt(400), Values.any(UNITS.subList(0, 4), random));
      case 4 -> calendar(Window.Turn.PREVIOUS);
      case 5 -> calendar(Window.Turn.FOLLOWING);
      case 0 -> Window.last(1 + random.nextInt(400), Values.any(UNITS.subList(0, 4), random));
      case 1 -> calendar(Window.Turn.CURRENT);
      default ->
          new Window.Between(
              Values.any(Values.INSTANTS, random),
              random.nextInt(3) == 0 ? null : Values.any(Values.INSTANTS, random));
    };
  }

  private Condition leaf(Collection<? extends Field<?, ?>> fields) {
    Field<?, ?> field = Values.any(List.copyOf(fields), random);
    boolean time = field.kind() == FieldKind.DATE || field.kind() == FieldKind.INSTANT;
    if (time && random.nextInt(3) == 0) {
      return random.nextInt(3) == 0
          ? new Condition.Anniversary(
              field.name(), Window.next(1 + random.nextInt(300), ChronoUnit.DAYS))
          : new Condition.During(field.name(), bounded());
    }
    return random.nextInt(6) == 0
        ? new Condition.Missing(field.name())
        : compare(field, Values.any(operators(field.kind()), random));
  }

  /** Returns the operators that fit a kind of field. */
  static List<Operator> operators(FieldKind kind) {
    if (kind == FieldKind.POINT) {
      return List.of(Operator.EQ, Operator.NE, Operator.IN, Operator.WITHIN);
    }
    List<Operator> operators = new ArrayList<>(List.of(Operator.values()));
    operators.remove(Operator.WITHIN);
    if (!Values.isText(kind)) {
      operators.removeIf(Operator::isTextual);
    }
    return operators;
  }

  /** Returns a comparison with operands that may have been among the data. */
  Condition compare(Field<?, ?> field, Operator operator) {
    if (operator == Operator.WITHIN) {
      long metres = Values.any(List.of(0L, 10L, 11L, 900L, 5_000L, 500_000L, 20_016_000L), random);
      return new Condition.Compare(
          field.name(), operator, List.of(operand(field), Operand.of(metres)));
    }
    int number =
        switch (operator) {
          case BETWEEN -> 2;
          case IN -> random.nextInt(5);
          default -> 1;
        };
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      operands.add(operator.isTextual() ? Operand.of(part()) : operand(field));
    }
    return new Condition.Compare(field.name(), operator, operands);
  }

  private String part() {
    String text = Values.any(Values.TEXTS, random);
    int from =
        text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
    int left = text.codePointCount(from, text.length());
    return text.substring(from, text.offsetByCodePoints(from, random.nextInt(left + 1)));
  }

  private Operand operand(Field<?, ?> field) {
    boolean time = field.kind() == FieldKind.INSTANT || field.kind() == FieldKind.DATE;
    if (time && random.nextInt(3) == 0) {
      Operand.Anchor anchor = Values.any(List.of(Operand.Anchor.values()), random);
      return new Operand.Relative(anchor, random.nextInt(5) - 3L, Values.any(UNITS, random));
    }
    if (field.kind() == FieldKind.INSTANT && random.nextInt(4) == 0) {
      LocalDate day = Values.any(Values.DATES, random);
      return Operand.of(day);
    }
    return Operand.of(Values.any(Values.of(field.type()), random));
  }
}
