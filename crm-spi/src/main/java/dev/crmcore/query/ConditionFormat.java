package dev.crmcore.query;

import dev.crmcore.field.CollectionField;
import dev.crmcore.query.Condition.All;
import dev.crmcore.query.Condition.Any;
import dev.crmcore.query.Condition.Compare;
import dev.crmcore.query.Condition.Has;
import dev.crmcore.query.Condition.InSegment;
import dev.crmcore.query.Condition.Missing;
import dev.crmcore.query.Condition.Not;
import dev.crmcore.query.Condition.Related;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes conditions in the text form for people. */
final class ConditionFormat implements Condition.Visitor<String> {
  private static final ConditionFormat FORMAT = new ConditionFormat();

  private ConditionFormat() {}

  static String format(Condition condition) {
    return condition.accept(FORMAT);
  }

  @Override
  public String all(All condition) {
    return join(condition.parts(), " and ", "everyone");
  }

  @Override
  public String any(Any condition) {
    return join(condition.parts(), " or ", "nobody");
  }

  @Override
  public String not(Not condition) {
    return condition.part() instanceof Missing missing
        ? missing.field() + " is present"
        : "not " + nested(condition.part());
  }

  @Override
  public String compare(Compare condition) {
    String operands =
        switch (condition.operator()) {
          case IN ->
              condition.operands().stream()
                  .map(ConditionFormat::operand)
                  .collect(Collectors.joining(", ", "(", ")"));
          case BETWEEN ->
              condition.operands().stream()
                  .map(ConditionFormat::operand)
                  .collect(Collectors.joining(" and "));
          default -> operand(condition.operands().get(0));
        };
    return condition.field() + " " + condition.operator().symbol() + " " + operands;
  }

  @Override
  public String missing(Missing condition) {
    return condition.field() + " is missing";
  }

  @Override
  public String has(Has condition) {
    if (condition.collection().equals("tags")
        && condition.element() instanceof Compare compare
        && compare.operator() == Operator.EQ
        && compare.field().equals(CollectionField.VALUE)) {
      return "tag " + operand(compare.operands().get(0));
    }
    return "has " + condition.collection() + "(" + format(condition.element()) + ")";
  }

  @Override
  public String related(Related condition) {
    String window = window(condition.window());
    boolean all = condition.where().equals(Conditions.everyone());
    String inside = all ? window : (window + " where " + format(condition.where())).strip();
    Measure measure = condition.measure();
    String function = measure.function().name().toLowerCase(Locale.ROOT);
    return condition.relation()
        + (inside.isEmpty() ? "" : "(" + inside + ")")
        + "."
        + function
        + (measure.field() == null ? "" : "(" + measure.field() + ")")
        + " "
        + condition.operator().symbol()
        + " "
        + operand(condition.operand());
  }

  @Override
  public String inSegment(InSegment condition) {
    return "segment " + quoted(condition.name());
  }

  private static String join(List<Condition> parts, String word, String none) {
    return switch (parts.size()) {
      case 0 -> none;
      case 1 -> format(parts.get(0));
      default -> parts.stream().map(ConditionFormat::nested).collect(Collectors.joining(word));
    };
  }

  private static String nested(Condition condition) {
    boolean compound =
        (condition instanceof All all && all.parts().size() > 1)
            || (condition instanceof Any any && any.parts().size() > 1);
    return compound ? "(" + format(condition) + ")" : format(condition);
  }

  private static String window(Window window) {
    if (window instanceof Window.Last last) {
      return "last " + last.amount() + " " + last.unit().name().toLowerCase(Locale.ROOT);
    }
    if (window instanceof Window.Current current) {
      return "this " + current.unit().name().toLowerCase(Locale.ROOT);
    }
    Window.Between between = (Window.Between) window;
    String from = between.from() == null ? "" : "from " + between.from();
    String to = between.to() == null ? "" : "to " + between.to();
    return (from + " " + to).strip();
  }

  static String operand(Operand operand) {
    if (operand instanceof Operand.Relative relative) {
      String anchor = relative.anchor().name().toLowerCase(Locale.ROOT);
      return relative.amount() == 0
          ? anchor
          : "%s %s %d %s"
              .formatted(
                  anchor,
                  relative.amount() < 0 ? "-" : "+",
                  Math.abs(relative.amount()),
                  relative.unit().name().toLowerCase(Locale.ROOT));
    }
    Object value = ((Operand.Literal) operand).value();
    if (value instanceof String text) {
      return quoted(text);
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
