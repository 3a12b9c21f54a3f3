package dev.crmcore.query;

import dev.crmcore.field.CollectionField;
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
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes conditions in the text form for people, so that reading the text gives an equal tree. That
 * holds for operands in the form in which the field's type reads them.
 */
final class ConditionFormat implements Condition.Visitor<String> {
  private static final ConditionFormat FORMAT = new ConditionFormat();
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");

  /** A moment or a day of the years 0 to 9999, which is written without quotes. */
  private static final Pattern PLAIN_TIME = Pattern.compile("\\d{4}-.*");

  /** The words that cannot stand for a name unless quoted. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "all",
          "and",
          "any",
          "between",
          "contains",
          "everyone",
          "false",
          "has",
          "in",
          "nobody",
          "not",
          "now",
          "or",
          "segment",
          "for",
          "tag",
          "today",
          "true");

  private ConditionFormat() {}

  static String format(Condition condition) {
    return condition.accept(FORMAT);
  }

  @Override
  public String all(All condition) {
    return join(condition.parts(), "and", "everyone", "all");
  }

  @Override
  public String any(Any condition) {
    return join(condition.parts(), "or", "nobody", "any");
  }

  @Override
  public String not(Not condition) {
    return condition.part() instanceof Missing missing
        ? name(missing.field()) + " is present"
        : "not " + nested(condition.part());
  }

  @Override
  public String compare(Compare condition) {
    List<String> operands = condition.operands().stream().map(ConditionFormat::operand).toList();
    String written =
        switch (condition.operator()) {
          case IN -> "(" + String.join(", ", operands) + ")";
          case BETWEEN -> String.join(" and ", operands);
          case WITHIN -> distance(operands.get(1)) + " of " + operands.get(0);
          default -> String.join(", ", operands);
        };
    return name(condition.field()) + " " + condition.operator().symbol() + " " + written;
  }

  private static String distance(String metres) {
    return metres.endsWith("000") && !metres.startsWith("-")
        ? metres.substring(0, metres.length() - 3) + " km"
        : metres + " m";
  }

  @Override
  public String during(During condition) {
    return name(condition.field()) + " in " + window(condition.window());
  }

  @Override
  public String anniversary(Anniversary condition) {
    return name(condition.field()) + " anniversary in " + window(condition.window());
  }

  @Override
  public String missing(Missing condition) {
    return name(condition.field()) + " is missing";
  }

  @Override
  public String has(Has condition) {
    if (condition.collection().equals("tags")
        && condition.element() instanceof Compare compare
        && compare.operator() == Operator.EQ
        && compare.field().equals(CollectionField.VALUE)
        && compare.operands().size() == 1
        && compare.operands().get(0) instanceof Operand.Literal literal
        && literal.value() instanceof String tag) {
      return "tag " + quoted(tag);
    }
    return "has " + name(condition.collection()) + "(" + format(condition.element()) + ")";
  }

  @Override
  public String related(Related condition) {
    String window = window(condition.window());
    boolean all = condition.where().equals(Conditions.everyone());
    String inside = all ? window : (window + " where " + format(condition.where())).strip();
    Measure measure = condition.measure();
    String function = measure.function().name().toLowerCase(Locale.ROOT);
    return name(condition.relation())
        + (inside.isEmpty() ? "" : "(" + inside + ")")
        + "."
        + function
        + (measure.field() == null ? "" : "(" + name(measure.field()) + ")")
        + " "
        + condition.operator().symbol()
        + " "
        + operand(condition.operand());
  }

  @Override
  public String inSegment(InSegment condition) {
    Lasting lasting = condition.lasting();
    String since = lasting == null ? "" : " for " + lasting.amount() + " " + unit(lasting.unit());
    return "segment " + quoted(condition.name()) + since;
  }

  private static String join(List<Condition> parts, String word, String none, String single) {
    return switch (parts.size()) {
      case 0 -> none;
      case 1 -> single + "(" + format(parts.get(0)) + ")";
      default ->
          parts.stream().map(ConditionFormat::nested).collect(Collectors.joining(" " + word + " "));
    };
  }

  private static String nested(Condition condition) {
    boolean compound =
        (condition instanceof All all && all.parts().size() > 1)
            || (condition instanceof Any any && any.parts().size() > 1);
    return compound ? "(" + format(condition) + ")" : format(condition);
  }

  static String window(Window window) {
    if (window instanceof Window.Last last) {
      return "last " + last.amount() + " " + unit(last.unit());
    }
    if (window instanceof Window.Next next) {
      return "next " + next.amount() + " " + unit(next.unit());
    }
    if (window instanceof Window.Calendar calendar) {
      return calendar(calendar);
    }
    if (window instanceof Window.Days days) {
      return stretch(days.from(), days.to());
    }
    Window.Between between = (Window.Between) window;
    return stretch(between.from(), between.to());
  }

  private static String calendar(Window.Calendar calendar) {
    String which =
        switch (calendar.which()) {
          case PREVIOUS -> "previous ";
          case CURRENT -> "this ";
          case FOLLOWING -> "next ";
        };
    Month first = calendar.firstMonth();
    return which
        + unit(calendar.unit())
        + (first == Month.JANUARY ? "" : " starting " + unit(first));
  }

  private static String stretch(@Nullable Object from, @Nullable Object to) {
    String start = from == null ? "" : "from " + time(from.toString());
    String end = to == null ? "" : "to " + time(to.toString());
    return (start + " " + end).strip();
  }

  static String operand(Operand operand) {
    return operand instanceof Operand.Relative relative
        ? relative(relative)
        : literal(((Operand.Literal) operand).value());
  }

  private static String relative(Operand.Relative relative) {
    String anchor = relative.anchor().name().toLowerCase(Locale.ROOT);
    if (relative.amount() == 0 && relative.unit() == ChronoUnit.DAYS) {
      return anchor;
    }
    // The sign is cut from the digits: the least long has no absolute value.
    String amount = Long.toString(relative.amount());
    String shift = amount.startsWith("-") ? "- " + amount.substring(1) : "+ " + amount;
    return anchor + " " + shift + " " + unit(relative.unit());
  }

  private static String literal(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Enum<?> constant) {
      return KEYWORDS.contains(constant.name().toLowerCase(Locale.ROOT))
          ? quoted(constant.name())
          : constant.name();
    }
    if (value instanceof Instant || value instanceof LocalDate) {
      return time(value.toString());
    }
    return value instanceof Money ? value.toString() : quoted(value.toString());
  }

  private static String time(String text) {
    return PLAIN_TIME.matcher(text).matches() ? text : quoted(text);
  }

  private static String unit(Enum<?> unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }

  private static String name(String name) {
    boolean plain =
        WORD.matcher(name).matches() && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT));
    return plain ? name : "`" + name.replace("`", "``") + "`";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
