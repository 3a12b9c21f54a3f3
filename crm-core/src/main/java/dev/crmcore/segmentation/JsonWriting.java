package dev.crmcore.segmentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Lasting;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Window;
import java.math.BigDecimal;
import java.time.Month;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes conditions as JSON trees. */
final class JsonWriting implements Condition.Visitor<JsonNode> {
  /** Beyond it a program that reads numbers as doubles would change the value. */
  private static final long MAX_EXACT = 1L << 53;

  private final JsonNodeFactory nodes;

  JsonWriting(JsonNodeFactory nodes) {
    this.nodes = nodes;
  }

  @Override
  public JsonNode all(Condition.All condition) {
    return nodes.objectNode().set(JsonNames.ALL, parts(condition.parts()));
  }

  @Override
  public JsonNode any(Condition.Any condition) {
    return nodes.objectNode().set(JsonNames.ANY, parts(condition.parts()));
  }

  @Override
  public JsonNode not(Condition.Not condition) {
    return nodes.objectNode().set(JsonNames.NOT, condition.part().accept(this));
  }

  @Override
  public JsonNode compare(Condition.Compare condition) {
    ObjectNode node =
        nodes
            .objectNode()
            .put(JsonNames.FIELD, condition.field())
            .put(JsonNames.OP, condition.operator().name());
    if (!condition.operator().isListed() && condition.operands().size() == 1) {
      return node.set(JsonNames.VALUE, operand(condition.operands().get(0)));
    }
    ArrayNode values = node.putArray(JsonNames.VALUES);
    condition.operands().forEach(operand -> values.add(operand(operand)));
    return node;
  }

  @Override
  public JsonNode during(Condition.During condition) {
    return nodes
        .objectNode()
        .put(JsonNames.FIELD, condition.field())
        .set(JsonNames.DURING, window(condition.window()));
  }

  @Override
  public JsonNode anniversary(Condition.Anniversary condition) {
    return nodes
        .objectNode()
        .put(JsonNames.ANNIVERSARY, condition.field())
        .set(JsonNames.DURING, window(condition.window()));
  }

  @Override
  public JsonNode missing(Condition.Missing condition) {
    return nodes.objectNode().put(JsonNames.MISSING, condition.field());
  }

  @Override
  public JsonNode has(Condition.Has condition) {
    return nodes
        .objectNode()
        .put(JsonNames.HAS, condition.collection())
        .set(JsonNames.WHERE, condition.element().accept(this));
  }

  @Override
  public JsonNode related(Condition.Related condition) {
    Measure measure = condition.measure();
    ObjectNode node =
        nodes
            .objectNode()
            .put(JsonNames.RELATION, condition.relation())
            .put(JsonNames.MEASURE, measure.function().name());
    if (measure.field() != null) {
      node.put(JsonNames.OF, measure.field());
    }
    JsonNode window = window(condition.window());
    if (!window.isEmpty()) {
      node.set(JsonNames.WINDOW, window);
    }
    boolean some = !(condition.where() instanceof Condition.All all) || !all.parts().isEmpty();
    if (some) {
      node.set(JsonNames.WHERE, condition.where().accept(this));
    }
    return node.put(JsonNames.OP, condition.operator().name())
        .set(JsonNames.VALUE, operand(condition.operand()));
  }

  @Override
  public JsonNode inSegment(Condition.InSegment condition) {
    ObjectNode node = nodes.objectNode().put(JsonNames.SEGMENT, condition.name());
    Lasting lasting = condition.lasting();
    return lasting == null
        ? node
        : node.put(JsonNames.FOR, lasting.amount()).put(JsonNames.UNIT, lasting.unit().name());
  }

  private ArrayNode parts(List<Condition> parts) {
    ArrayNode array = nodes.arrayNode(parts.size());
    parts.forEach(part -> array.add(part.accept(this)));
    return array;
  }

  private ObjectNode window(Window window) {
    ObjectNode node = nodes.objectNode();
    if (window instanceof Window.Last last) {
      return node.put(JsonNames.LAST, last.amount()).put(JsonNames.UNIT, last.unit().name());
    }
    if (window instanceof Window.Next next) {
      return node.put(JsonNames.NEXT, next.amount()).put(JsonNames.UNIT, next.unit().name());
    }
    if (window instanceof Window.Calendar calendar) {
      node.put(JsonNames.turn(calendar.which()), calendar.unit().name());
      return calendar.firstMonth() == Month.JANUARY
          ? node
          : node.put(JsonNames.STARTING, calendar.firstMonth().name());
    }
    if (window instanceof Window.Days days) {
      return stretch(node, days.from(), days.to());
    }
    Window.Between between = (Window.Between) window;
    return stretch(node, between.from(), between.to());
  }

  private static ObjectNode stretch(ObjectNode node, @Nullable Object from, @Nullable Object to) {
    if (from != null) {
      node.put(JsonNames.FROM, from.toString());
    }
    if (to != null) {
      node.put(JsonNames.TO, to.toString());
    }
    return node;
  }

  private JsonNode operand(Operand operand) {
    if (operand instanceof Operand.Relative relative) {
      return nodes
          .objectNode()
          .put(JsonNames.RELATIVE, relative.anchor().name())
          .put(JsonNames.AMOUNT, relative.amount())
          .put(JsonNames.UNIT, relative.unit().name());
    }
    Object value = ((Operand.Literal) operand).value();
    if (value instanceof Boolean truth) {
      return nodes.booleanNode(truth);
    }
    if (value instanceof Long number && -MAX_EXACT <= number && number <= MAX_EXACT) {
      return nodes.numberNode(number);
    }
    if (value instanceof BigDecimal decimal) {
      return nodes.textNode(decimal.toPlainString());
    }
    return nodes.textNode(value instanceof Enum<?> choice ? choice.name() : value.toString());
  }
}
