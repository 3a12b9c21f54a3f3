package dev.crmcore.jdbc;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.FieldKind;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.model.Money;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One comparison of a field with literals. */
final class CompareSql {
  private final Term term;
  private final Dialect dialect;

  CompareSql(Term term, Dialect dialect) {
    this.term = term;
    this.dialect = dialect;
  }

  Sql compare(Operator operator, List<Operand> operands) {
    List<Object> values = operands.stream().map(CompareSql::literal).toList();
    if (values.isEmpty()) {
      return Sql.of("FALSE");
    }
    if (operator == Operator.WITHIN) {
      return within((GeoPoint) values.get(0), (Long) values.get(1));
    }
    FieldKind kind = term.type().kind();
    if (operator.isTextual()) {
      return text(operator, (String) term.cell().toColumn(values.get(0)));
    }
    if (kind == FieldKind.MONEY) {
      return money(operator, values);
    }
    if (kind == FieldKind.CHOICE && operator != Operator.EQ && operator != Operator.NE) {
      return choice(operator, values);
    }
    List<Object> bound = values.stream().map(term.cell()::toColumn).toList();
    return switch (operator) {
      case IN -> in(key(), bound);
      case BETWEEN ->
          key().append(" BETWEEN ").bind(bound.get(0)).append(" AND ").bind(bound.get(1));
      default -> key().append(sign(operator)).bind(bound.get(0));
    };
  }

  /** The way through the Earth, in whole numbers, out of the digits of the keys. */
  private Sql within(GeoPoint centre, long metres) {
    String key = centre.key();
    Sql distance = Sql.of("(");
    for (int axis = 0; axis < 3; axis++) {
      int first = axis * (GeoPoint.AXIS_DIGITS + 1);
      long middle = Long.parseLong(key.substring(first, first + GeoPoint.AXIS_DIGITS));
      distance
          .append(axis == 0 ? "" : " + ")
          .append(along(first, middle))
          .append(" * ")
          .append(along(first, middle));
    }
    return distance.append(") <= ").bind(GeoPoint.squaredChord(metres));
  }

  private Sql along(int first, long middle) {
    return Sql.of("(CAST(substr(")
        .append(key())
        .append(
            ", " + (first + 1) + ", " + GeoPoint.AXIS_DIGITS + ") AS BIGINT) - " + middle + ")");
  }

  static Object literal(Operand operand) {
    if (operand instanceof Operand.Literal literal) {
      return literal.value();
    }
    throw new InvalidInputException("The filter was not bound: " + operand);
  }

  private Sql key() {
    return Sql.of("").append(term.key());
  }

  private Sql in(Sql key, List<Object> values) {
    dialect.inList(key, values);
    return key;
  }

  /** Constants are stored by name, so an order of constants is a list of names. */
  private Sql choice(Operator operator, List<Object> values) {
    List<Object> names = new ArrayList<>();
    for (Object constant : term.type().choices()) {
      if (choiceHolds(term.place(constant), operator, values)) {
        names.add(term.cell().toColumn(constant));
      }
    }
    if (names.isEmpty()) {
      return Sql.of("FALSE");
    }
    boolean most = 2 * names.size() >= term.type().choices().size();
    return in(most ? dialect.unindexed(term.key()) : key(), names);
  }

  private boolean choiceHolds(int constant, Operator operator, List<Object> values) {
    int first = term.place(values.get(0));
    return switch (operator) {
      case LT -> constant < first;
      case LE -> constant <= first;
      case GT -> constant > first;
      case GE -> constant >= first;
      case BETWEEN -> constant >= first && constant <= term.place(values.get(1));
      case IN -> values.stream().anyMatch(value -> term.place(value) == constant);
      default -> throw new InvalidInputException("E_OPERATOR", operator + " is no comparison.");
    };
  }

  /** Amounts compare within one currency only. */
  private Sql money(Operator operator, List<Object> values) {
    Money first = (Money) values.get(0);
    return switch (operator) {
      case IN -> moneyIn(values);
      case BETWEEN -> {
        Money last = (Money) values.get(1);
        yield first.currency().equals(last.currency())
            ? inCurrency(first)
                .append(key())
                .append(" BETWEEN ")
                .bind(first.minor())
                .append(" AND ")
                .bind(last.minor())
                .append(")")
            : Sql.of("FALSE");
      }
      default ->
          inCurrency(first).append(key()).append(sign(operator)).bind(first.minor()).append(")");
    };
  }

  private Sql inCurrency(Money money) {
    return inCurrency(money.currency().getCurrencyCode());
  }

  private Sql inCurrency(String code) {
    return Sql.of("(").append(currency()).append(" = ").bind(code).append(" AND ");
  }

  private Sql currency() {
    Sql currency = term.currency();
    if (currency == null) {
      throw new IllegalStateException("money without a currency");
    }
    return currency;
  }

  private Sql moneyIn(List<Object> values) {
    Map<String, List<Object>> byCurrency = new LinkedHashMap<>();
    for (Object value : values) {
      Money money = (Money) value;
      byCurrency
          .computeIfAbsent(money.currency().getCurrencyCode(), code -> new ArrayList<>())
          .add(money.minor());
    }
    List<Sql> parts = new ArrayList<>();
    byCurrency.forEach(
        (code, amounts) -> parts.add(inCurrency(code).append(in(key(), amounts)).append(")")));
    return ConditionSql.joined(parts, " OR ");
  }

  private Sql text(Operator operator, String part) {
    if (part.isEmpty()) {
      return key().append(" IS NOT NULL");
    }
    return switch (operator) {
      case CONTAINS -> dialect.contains(term.key(), part);
      case STARTS_WITH -> startsWith(part);
      default -> dialect.endsWith(term.key(), part);
    };
  }

  /** A range, because an index can answer that; the order is that of code points. */
  private Sql startsWith(String part) {
    String end = successor(part);
    Sql start = Sql.of("(").append(key()).append(" >= ").bind(part);
    return end.isEmpty()
        ? start.append(")")
        : start.append(" AND ").append(key()).append(" < ").bind(end).append(")");
  }

  /** Returns the least text that is greater than all texts with a prefix; empty if none is. */
  static String successor(String prefix) {
    int[] points = prefix.codePoints().toArray();
    for (int last = points.length - 1; last >= 0; last--) {
      if (points[last] < Character.MAX_CODE_POINT) {
        int next = points[last] + 1;
        // Surrogates are no characters; UTF-8 has no bytes for them.
        points[last] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
        return new String(points, 0, last + 1);
      }
    }
    return "";
  }

  static String sign(Operator operator) {
    return switch (operator) {
      case EQ -> " = ";
      case NE -> " <> ";
      case LT -> " < ";
      case LE -> " <= ";
      case GT -> " > ";
      case GE -> " >= ";
      default -> throw new InvalidInputException("E_OPERATOR", operator + " is no comparison.");
    };
  }
}
