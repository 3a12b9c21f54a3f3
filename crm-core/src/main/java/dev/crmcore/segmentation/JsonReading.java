package dev.crmcore.segmentation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.Field;
import dev.crmcore.field.NearestName;
import dev.crmcore.field.Relation;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Lasting;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import dev.crmcore.segmentation.TypedOperands.Compared;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a JSON tree into a condition; names are looked up in one scope, errors name the path. */
final class JsonReading {
  private static final List<String> KINDS =
      List.of(
          JsonNames.ALL,
          JsonNames.ANY,
          JsonNames.NOT,
          JsonNames.ANNIVERSARY,
          JsonNames.FIELD,
          JsonNames.MISSING,
          JsonNames.HAS,
          JsonNames.RELATION,
          JsonNames.SEGMENT);

  private final FieldScope scope;
  private final String path;

  JsonReading(FieldScope scope, String path) {
    this.scope = scope;
    this.path = path;
  }

  private JsonReading inside(FieldScope inner, String key) {
    return new JsonReading(inner, path + "/" + key);
  }

  Condition condition(JsonNode node) {
    requireObject(node, "A condition");
    String kind =
        KINDS.stream()
            .filter(node::has)
            .findFirst()
            .orElseThrow(
                () -> syntax("A condition has one of the keys " + String.join(", ", KINDS) + "."));
    return switch (kind) {
      case JsonNames.ALL -> new Condition.All(parts(node, JsonNames.ALL));
      case JsonNames.ANY -> new Condition.Any(parts(node, JsonNames.ANY));
      case JsonNames.NOT -> {
        requireKeys(node, JsonNames.NOT);
        yield new Condition.Not(inside(scope, JsonNames.NOT).condition(node.get(JsonNames.NOT)));
      }
      case JsonNames.ANNIVERSARY -> {
        requireKeys(node, JsonNames.ANNIVERSARY, JsonNames.DURING);
        yield new Condition.Anniversary(time(node, JsonNames.ANNIVERSARY), during(node));
      }
      case JsonNames.FIELD -> node.has(JsonNames.DURING) ? lies(node) : compare(node);
      case JsonNames.MISSING -> {
        requireKeys(node, JsonNames.MISSING);
        String name = text(node, JsonNames.MISSING);
        yield new Condition.Missing(at(JsonNames.MISSING, () -> scope.field(name)).name());
      }
      case JsonNames.HAS -> has(node);
      case JsonNames.RELATION -> related(node);
      default -> {
        requireKeys(node, JsonNames.SEGMENT, JsonNames.FOR, JsonNames.UNIT);
        String name = text(node, JsonNames.SEGMENT);
        Lasting lasting = lasting(node);
        yield at(
            JsonNames.SEGMENT,
            () -> {
              scope.requireSegments();
              return new Condition.InSegment(name, lasting);
            });
      }
    };
  }

  private @Nullable Lasting lasting(JsonNode node) {
    if (!node.has(JsonNames.FOR) && !node.has(JsonNames.UNIT)) {
      return null;
    }
    String unit = text(node, JsonNames.UNIT);
    return at(
        JsonNames.FOR,
        () -> TypedOperands.lasting(digits(node, JsonNames.FOR), TypedOperands.unit(unit)));
  }

  private List<Condition> parts(JsonNode node, String key) {
    requireKeys(node, key);
    JsonNode array = array(node, key);
    List<Condition> parts = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      parts.add(inside(scope, key + "/" + i).condition(array.get(i)));
    }
    return parts;
  }

  private Condition compare(JsonNode node) {
    requireKeys(node, JsonNames.FIELD, JsonNames.OP, JsonNames.VALUE, JsonNames.VALUES);
    String name = text(node, JsonNames.FIELD);
    Field<?, ?> field = at(JsonNames.FIELD, () -> scope.field(name));
    Compared compared = Compared.of(field);
    Operator operator = operator(node, op -> TypedOperands.check(compared, op));
    if (!operator.isListed()) {
      refuse(node, JsonNames.VALUES, "'%s' takes one 'value'.".formatted(operator));
      return new Condition.Compare(
          field.name(), operator, List.of(operand(compared, node, JsonNames.VALUE)));
    }
    refuse(node, JsonNames.VALUE, "'%s' takes 'values', an array.".formatted(operator));
    JsonNode values = array(node, JsonNames.VALUES);
    if (operator != Operator.IN && values.size() != 2) {
      throw syntax("'%s' takes two values, not %d.".formatted(operator, values.size()));
    }
    if (values.size() > ConditionLimits.OPERANDS) {
      throw ConditionLimits.tooManyOperands();
    }
    List<Operand> operands = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      JsonNode value = values.get(i);
      Compared each = operator == Operator.WITHIN && i == 1 ? Compared.METRES : compared;
      operands.add(at(JsonNames.VALUES + "/" + i, () -> operand(each, value)));
    }
    return new Condition.Compare(field.name(), operator, operands);
  }

  private Condition lies(JsonNode node) {
    requireKeys(node, JsonNames.FIELD, JsonNames.DURING);
    return new Condition.During(time(node, JsonNames.FIELD), during(node));
  }

  private String time(JsonNode node, String key) {
    String name = text(node, key);
    return at(key, () -> TypedOperands.requireTime(scope.field(name)).name());
  }

  private Window during(JsonNode node) {
    return inside(scope, JsonNames.DURING).window(required(node, JsonNames.DURING));
  }

  private Condition has(JsonNode node) {
    requireKeys(node, JsonNames.HAS, JsonNames.WHERE);
    String name = text(node, JsonNames.HAS);
    CollectionField<?, ?> collection = at(JsonNames.HAS, () -> scope.collection(name));
    return new Condition.Has(collection.name(), where(node, scope.inside(collection)));
  }

  private Condition related(JsonNode node) {
    requireKeys(
        node,
        JsonNames.RELATION,
        JsonNames.WINDOW,
        JsonNames.WHERE,
        JsonNames.MEASURE,
        JsonNames.OF,
        JsonNames.OP,
        JsonNames.VALUE);
    String name = text(node, JsonNames.RELATION);
    Relation<?> relation = at(JsonNames.RELATION, () -> scope.relation(name));
    FieldScope target = scope.inside(relation);
    String measure = text(node, JsonNames.MEASURE);
    Measure.Function function = at(JsonNames.MEASURE, () -> TypedOperands.function(measure));
    String measured = node.has(JsonNames.OF) ? text(node, JsonNames.OF) : null;
    Field<?, ?> field = measured == null ? null : at(JsonNames.OF, () -> target.field(measured));
    Compared compared = at(JsonNames.MEASURE, () -> TypedOperands.measured(function, field));
    Operator operator = operator(node, TypedOperands::checkMeasured);
    return new Condition.Related(
        relation.name(),
        node.has(JsonNames.WINDOW)
            ? inside(scope, JsonNames.WINDOW).window(node.get(JsonNames.WINDOW))
            : Window.ever(),
        where(node, target),
        new Measure(function, field == null ? null : field.name()),
        operator,
        operand(compared, node, JsonNames.VALUE));
  }

  private Condition where(JsonNode node, FieldScope inner) {
    return node.has(JsonNames.WHERE)
        ? inside(inner, JsonNames.WHERE).condition(node.get(JsonNames.WHERE))
        : Conditions.everyone();
  }

  private Window window(JsonNode node) {
    requireObject(node, "A window");
    if (node.has(JsonNames.LAST)) {
      requireKeys(node, JsonNames.LAST, JsonNames.UNIT);
      String unit = text(node, JsonNames.UNIT);
      return at(
          JsonNames.LAST,
          () -> TypedOperands.last(digits(node, JsonNames.LAST), TypedOperands.unit(unit)));
    }
    if (node.has(JsonNames.NEXT)) {
      requireKeys(node, JsonNames.NEXT, JsonNames.UNIT);
      String unit = text(node, JsonNames.UNIT);
      return at(
          JsonNames.NEXT,
          () -> TypedOperands.next(digits(node, JsonNames.NEXT), TypedOperands.unit(unit)));
    }
    for (Window.Turn which : Window.Turn.values()) {
      if (node.has(JsonNames.turn(which))) {
        return calendar(node, which);
      }
    }
    requireKeys(node, JsonNames.FROM, JsonNames.TO);
    if (node.isEmpty()) {
      throw syntax(
          "A window has one of the keys last, next, current, previous, following, from, to.");
    }
    String from = node.has(JsonNames.FROM) ? text(node, JsonNames.FROM) : null;
    String to = node.has(JsonNames.TO) ? text(node, JsonNames.TO) : null;
    return at(from == null ? JsonNames.TO : JsonNames.FROM, () -> TypedOperands.between(from, to));
  }

  private Window calendar(JsonNode node, Window.Turn which) {
    String key = JsonNames.turn(which);
    requireKeys(node, key, JsonNames.STARTING);
    String unit = text(node, key);
    Window.CalendarUnit length = at(key, () -> TypedOperands.calendarUnit(unit));
    if (!node.has(JsonNames.STARTING)) {
      return new Window.Calendar(which, length, Month.JANUARY);
    }
    String month = text(node, JsonNames.STARTING);
    return at(
        JsonNames.STARTING, () -> new Window.Calendar(which, length, TypedOperands.month(month)));
  }

  private Operator operator(JsonNode node, Consumer<Operator> check) {
    String name = text(node, JsonNames.OP);
    return at(
        JsonNames.OP,
        () -> {
          Operator operator = TypedOperands.operator(name);
          check.accept(operator);
          return operator;
        });
  }

  private Operand operand(Compared compared, JsonNode node, String key) {
    JsonNode value = required(node, key);
    return at(key, () -> operand(compared, value));
  }

  private Operand operand(Compared compared, JsonNode value) {
    if (value.isObject()) {
      requireKeys(value, JsonNames.RELATIVE, JsonNames.AMOUNT, JsonNames.UNIT);
      return TypedOperands.relative(
          compared,
          TypedOperands.anchor(text(value, JsonNames.RELATIVE)),
          digits(value, JsonNames.AMOUNT),
          TypedOperands.unit(text(value, JsonNames.UNIT)));
    }
    if (value.isTextual()) {
      return TypedOperands.ofText(compared, value.textValue());
    }
    if (value.isBoolean()) {
      return TypedOperands.ofBoolean(compared, value.booleanValue());
    }
    if (value.isNumber()) {
      return TypedOperands.ofJsonNumber(compared, value.asText());
    }
    throw syntax("A value is a text, a number, true, false or a relative time.");
  }

  /** Returns a whole number, whose text is checked where it is used. */
  private String digits(JsonNode node, String key) {
    JsonNode number = required(node, key);
    if (!number.isIntegralNumber()) {
      throw syntax("'" + key + "' is a whole number.");
    }
    return number.asText();
  }

  private String text(JsonNode node, String key) {
    JsonNode text = required(node, key);
    if (!text.isTextual()) {
      throw syntax("'" + key + "' is a text.");
    }
    return text.textValue();
  }

  private JsonNode array(JsonNode node, String key) {
    JsonNode array = required(node, key);
    if (!array.isArray()) {
      throw syntax("'" + key + "' is an array.");
    }
    return array;
  }

  private JsonNode required(JsonNode node, String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      throw syntax("The key '" + key + "' is missing.");
    }
    return value;
  }

  private void requireObject(@Nullable JsonNode node, String what) {
    if (node == null || !node.isObject()) {
      throw syntax(what + " is an object.");
    }
  }

  private void requireKeys(JsonNode node, String... allowed) {
    List<String> known = List.of(allowed);
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw syntax(
                    "The key '%s' cannot stand here; there are: %s.%s"
                        .formatted(
                            FieldScope.clip(key),
                            String.join(", ", known),
                            NearestName.to(key, known)
                                .map(near -> " Did you mean '" + near + "'?")
                                .orElse("")));
              }
            });
  }

  private void refuse(JsonNode node, String key, String message) {
    if (node.has(key)) {
      throw syntax(message);
    }
  }

  private InvalidInputException syntax(String message) {
    return new InvalidInputException("E_CONDITION_SYNTAX", place(path) + message);
  }

  /** Runs what may refuse the value of a key, and names the path to it then. */
  private <T> T at(String key, Supplier<T> action) {
    try {
      return action.get();
    } catch (InvalidInputException e) {
      throw e.code().equals("E_CONDITION_SYNTAX")
          ? e
          : new InvalidInputException(e.code(), place(path + "/" + key) + e.getMessage(), e);
    }
  }

  private static String place(String path) {
    return path.isEmpty() ? "" : "At " + path + ": ";
  }
}
