package dev.crmcore.segmentation;

import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Relation;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Money;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Lasting;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes conditions that the catalogue allows, of every kind and with the oddest values. */
final class RandomConditions {
  /** A catalogue with custom fields of every kind, some of them named like keywords. */
  static final Catalogue CATALOGUE =
      StandardCatalogue.create()
          .withCustomFields(
              "customer",
              List.of(
                  CustomField.of("today", FieldType.TEXT),
                  CustomField.of("not", FieldType.INTEGER),
                  CustomField.of("last", FieldType.DATE),
                  CustomField.of("from", FieldType.MONEY),
                  CustomField.of("segment", FieldType.CODE),
                  CustomField.of("tag", FieldType.BOOLEAN),
                  CustomField.of("where", FieldType.choice(LifecycleStage.class)),
                  CustomField.of("points", FieldType.DECIMAL),
                  CustomField.of("all", FieldType.INSTANT),
                  CustomField.of("contains", FieldType.ID)));

  private static final List<String> TEXTS =
      List.of(
          "",
          "Вологда",
          "it's",
          "''",
          "a\nb\tc",
          "'; drop table customer; --",
          "100%_\\",
          "and",
          "today",
          "`x`",
          "\u202Eevil\u2066",
          "😀",
          "\uD800",
          "2026-03-01",
          "ё",
          "İstanbul",
          "1000 EUR");

  private static final List<ChronoUnit> UNITS =
      List.of(
          ChronoUnit.SECONDS,
          ChronoUnit.MINUTES,
          ChronoUnit.HOURS,
          ChronoUnit.DAYS,
          ChronoUnit.WEEKS,
          ChronoUnit.MONTHS,
          ChronoUnit.YEARS);

  private static final List<Operator> TEXTUAL =
      Arrays.stream(Operator.values()).filter(operator -> operator != Operator.WITHIN).toList();

  private static final List<Operator> UNTEXTUAL =
      Arrays.stream(Operator.values())
          .filter(operator -> !operator.isTextual() && operator != Operator.WITHIN)
          .toList();

  private static final List<Operator> COMPARISONS =
      UNTEXTUAL.stream()
          .filter(operator -> operator != Operator.IN && operator != Operator.BETWEEN)
          .toList();

  private final Random random;

  RandomConditions(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a condition about an entity, at most some levels deep. */
  Condition about(EntityType<?> type, int depth) {
    EntityType<?> full = CATALOGUE.requireEntity(type.name());
    return any(full.fields(), full, true, depth);
  }

  private Condition any(
      Collection<? extends Field<?, ?>> fields,
      @Nullable EntityType<?> entity,
      boolean outermost,
      int depth) {
    int kinds = depth <= 1 ? 3 : entity == null ? 6 : 8;
    return switch (random.nextInt(kinds)) {
      case 0, 1 -> compare(one(fields));
      case 2 ->
          outermost && random.nextInt(4) == 0
              ? new Condition.InSegment(
                  one(TEXTS),
                  random.nextBoolean() ? null : new Lasting(1 + random.nextInt(400), one(UNITS)))
              : new Condition.Missing(one(fields).name());
      case 3 -> new Condition.All(parts(fields, entity, outermost, depth));
      case 4 -> new Condition.Any(parts(fields, entity, outermost, depth));
      case 5 -> new Condition.Not(any(fields, entity, outermost, depth - 1));
      case 6 -> has(entity, depth);
      default -> related(entity, depth);
    };
  }

  private List<Condition> parts(
      Collection<? extends Field<?, ?>> fields,
      @Nullable EntityType<?> entity,
      boolean outermost,
      int depth) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> any(fields, entity, outermost, depth - 1))
        .toList();
  }

  private Condition has(@Nullable EntityType<?> entity, int depth) {
    List<CollectionField<?, ?>> collections =
        entity == null
            ? List.of()
            : entity.collections().stream()
                .<CollectionField<?, ?>>map(collection -> collection)
                .filter(collection -> !collection.isDocument())
                .toList();
    if (collections.isEmpty()) {
      return Conditions.everyone();
    }
    CollectionField<?, ?> collection = one(collections);
    return new Condition.Has(
        collection.name(), any(List.copyOf(collection.fields()), null, false, depth - 1));
  }

  private Condition related(@Nullable EntityType<?> entity, int depth) {
    List<Relation<?>> relations = entity == null ? List.of() : CATALOGUE.relations(entity.name());
    if (relations.isEmpty()) {
      return Conditions.nobody();
    }
    Relation<?> relation = one(relations);
    EntityType<?> target = CATALOGUE.requireEntity(relation.target().name());
    Condition where =
        random.nextBoolean()
            ? Conditions.everyone()
            : any(target.fields(), target, false, depth - 1);
    Measure.Function function = one(List.of(Measure.Function.values()));
    List<? extends Field<?, ?>> measurable =
        target.fields().stream().filter(field -> isMeasurable(function, field.kind())).toList();
    Operator operator = one(COMPARISONS);
    if (function == Measure.Function.COUNT || measurable.isEmpty()) {
      return new Condition.Related(
          relation.name(), window(), where, Measure.count(), operator, Operand.of(whole()));
    }
    Field<?, ?> field = one(measurable);
    return new Condition.Related(
        relation.name(),
        window(),
        where,
        new Measure(function, field.name()),
        operator,
        operand(field.type()));
  }

  private static boolean isMeasurable(Measure.Function function, FieldKind kind) {
    boolean ranks = function == Measure.Function.MIN || function == Measure.Function.MAX;
    return switch (kind) {
      case INTEGER, MONEY -> true;
      case DECIMAL, INSTANT, DATE -> ranks || function.isOfOne();
      case TEXT, CODE, CHOICE, BOOLEAN, ID -> function.isOfOne();
      case POINT -> false;
    };
  }

  private Window window() {
    return random.nextInt(6) == 0 ? Window.ever() : bounded();
  }

  private Window calendar(Window.Turn which) {
    Window.CalendarUnit unit = one(List.of(Window.CalendarUnit.values()));
    boolean fiscal = unit.compareTo(Window.CalendarUnit.QUARTER) >= 0 && random.nextBoolean();
    return new Window.Calendar(which, unit, fiscal ? one(List.of(Month.values())) : Month.JANUARY);
  }

  private Window bounded() {
    return switch (random.nextInt(8)) {
      case 0 -> Window.next(1 + random.nextInt(1000), one(UNITS));
      case 5 -> calendar(Window.Turn.PREVIOUS);
      case 6 -> calendar(Window.Turn.FOLLOWING);
      case 1 -> Window.last(1 + random.nextInt(1000), one(UNITS));
      case 2 -> calendar(Window.Turn.CURRENT);
      case 3 -> new Window.Days(random.nextBoolean() ? null : day(), day());
      default -> new Window.Between(moment(), random.nextBoolean() ? null : moment());
    };
  }

  private Condition compare(Field<?, ?> field) {
    boolean time = field.kind() == FieldKind.DATE || field.kind() == FieldKind.INSTANT;
    if (time && random.nextInt(3) == 0) {
      return random.nextInt(3) == 0
          ? new Condition.Anniversary(field.name(), bounded())
          : new Condition.During(field.name(), bounded());
    }
    if (field.kind() == FieldKind.POINT) {
      return random.nextBoolean()
          ? new Condition.Compare(field.name(), Operator.NE, List.of(operand(field.type())))
          : new Condition.Compare(
              field.name(),
              Operator.WITHIN,
              List.of(operand(field.type()), Operand.of((long) random.nextInt(20_000_000))));
    }
    boolean textual = field.kind() == FieldKind.TEXT || field.kind() == FieldKind.CODE;
    Operator operator = one(textual ? TEXTUAL : UNTEXTUAL);
    int operands =
        switch (operator) {
          case IN -> random.nextInt(4);
          case BETWEEN -> 2;
          default -> 1;
        };
    return new Condition.Compare(
        field.name(),
        operator,
        IntStream.range(0, operands).mapToObj(i -> operand(field.type())).toList());
  }

  private Operand operand(FieldType<?> type) {
    boolean time = type.kind() == FieldKind.INSTANT || type.kind() == FieldKind.DATE;
    if (time && random.nextInt(3) == 0) {
      return new Operand.Relative(
          one(List.of(Operand.Anchor.values())), random.nextInt(41) - 20L, one(UNITS));
    }
    return Operand.of(value(type));
  }

  private Object value(FieldType<?> type) {
    return switch (type.kind()) {
      case TEXT, CODE -> one(TEXTS);
      case CHOICE -> one(type.choices());
      case INTEGER -> whole();
      case DECIMAL ->
          FieldType.DECIMAL.parse(new BigDecimal(random.nextInt()).movePointLeft(3).toString());
      case BOOLEAN -> random.nextBoolean();
      case INSTANT -> random.nextInt(4) == 0 ? day() : moment();
      case DATE -> day();
      case MONEY ->
          Money.ofMinor(
              random.nextInt(),
              Currency.getInstance(one(List.of("EUR", "JPY", "BHD", "ALL", "XXX"))));
      case POINT -> GeoPoint.of(random.nextInt(181) - 90, random.nextInt(3600) / 10.0 - 180);
      case ID -> new UUID(random.nextLong(), random.nextLong());
    };
  }

  private Long whole() {
    return random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(1000) - 500L;
  }

  private LocalDate day() {
    return LocalDate.of(1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private Instant moment() {
    long second = random.nextInt(20) == 0 ? 400_000_000_000L : random.nextInt();
    return Instant.ofEpochSecond(second, random.nextInt(3) * 123_456_000L);
  }

  private <T> T one(Collection<? extends T> choices) {
    int index = random.nextInt(choices.size());
    for (T choice : choices) {
      if (index-- == 0) {
        return choice;
      }
    }
    throw new AssertionError("unreachable");
  }
}
