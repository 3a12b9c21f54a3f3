package dev.crmcore.query;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
import dev.crmcore.model.GeoPoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Comparisons of one field's values with literal operands, made ready for many values. */
final class ValueTest {
  private ValueTest() {}

  /** Returns what tells whether a value compares with the operands as an operator says. */
  static <V> Predicate<V> of(FieldType<V> type, Operator operator, List<Operand> operands) {
    if (operator == Operator.WITHIN) {
      GeoPoint centre = (GeoPoint) literal(type, operands.get(0));
      long metres = literal(FieldType.INTEGER, operands.get(1));
      return value -> ((GeoPoint) value).isWithin(metres, centre);
    }
    List<V> literals = operands.stream().map(operand -> literal(type, operand)).toList();
    return switch (operator) {
      case IN -> among(type, literals);
      case BETWEEN ->
          ordered(type, Operator.GE, literals.get(0))
              .and(ordered(type, Operator.LE, literals.get(1)));
      case EQ -> equal(type, literals.get(0));
      case NE, LT, LE, GT, GE -> ordered(type, operator, literals.get(0));
      case CONTAINS, STARTS_WITH, ENDS_WITH -> textual(type, operator, (String) literals.get(0));
      case WITHIN -> throw new IllegalStateException("handled above");
    };
  }

  private static <V> V literal(FieldType<V> type, Operand operand) {
    if (operand instanceof Operand.Literal literal) {
      return type.cast(literal.value());
    }
    throw new InvalidInputException("The filter was not bound: " + operand);
  }

  private static <V> Predicate<V> equal(FieldType<V> type, V literal) {
    return switch (type.kind()) {
      case TEXT -> {
        String folded = Folding.fold((String) literal);
        yield value -> Folding.foldsTo((String) value, folded);
      }
      case DECIMAL, MONEY -> ordered(type, Operator.EQ, literal);
      default -> literal::equals;
    };
  }

  private static <V> Predicate<V> among(FieldType<V> type, List<V> literals) {
    return switch (type.kind()) {
      case TEXT -> {
        Set<String> folded = new HashSet<>();
        literals.forEach(literal -> folded.add(Folding.fold((String) literal)));
        yield value -> folded.contains(Folding.fold((String) value));
      }
      case DECIMAL, MONEY -> {
        // Equal numbers may be written with more or fewer zeros, so they are found by order.
        Set<V> values = new TreeSet<>(type::compare);
        values.addAll(literals);
        yield values::contains;
      }
      default -> Set.copyOf(new HashSet<>(literals))::contains;
    };
  }

  private static <V> Predicate<V> ordered(FieldType<V> type, Operator operator, V literal) {
    if (type.kind() == FieldKind.TEXT) {
      String folded = Folding.fold((String) literal);
      return value ->
          ConditionEvaluator.answers(
              Folding.compareCodePoints(Folding.fold((String) value), folded), operator);
    }
    return value ->
        type.comparable(value, literal)
            && ConditionEvaluator.answers(type.compare(value, literal), operator);
  }

  private static <V> Predicate<V> textual(FieldType<V> type, Operator operator, String part) {
    boolean folds = type.kind() == FieldKind.TEXT;
    String sought = folds ? Folding.fold(part) : part;
    return value -> {
      String whole = folds ? Folding.fold((String) value) : (String) value;
      return switch (operator) {
        case CONTAINS -> whole.contains(sought);
        case STARTS_WITH -> whole.startsWith(sought);
        default -> whole.endsWith(sought);
      };
    };
  }
}
