package dev.crmcore.dataquality;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.segmentation.ConditionText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Policies as JSON documents. Safe for all threads. */
final class QualityPolicyJson {
  private static final int DEFAULT_WEIGHT = 3;
  private static final Set<String> KEYS = Set.of("rules", "settings", "gates");
  private static final Set<String> RULE_KEYS =
      Set.of("id", "require", "holds", "when", "weight", "dimension", "description", "field");
  private static final Set<String> SETTING_KEYS = Set.of("weight", "when", "off");

  private final ObjectMapper mapper =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final ConditionText text;

  QualityPolicyJson(Catalogue catalogue) {
    this.text = new ConditionText(catalogue);
  }

  QualityPolicy read(String json) {
    JsonNode document;
    try {
      document = mapper.readTree(json);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "E_SYNTAX",
          "The quality policy is not JSON (line %d): %s"
              .formatted(e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
    requireKeys("the policy", document, KEYS);
    QualityPolicy policy = QualityPolicy.defaults();
    for (JsonNode rule : array(document, "rules")) {
      policy = policy.with(rule(rule));
    }
    for (Map.Entry<String, JsonNode> setting : entries(document, "settings")) {
      policy = set(policy, setting.getKey(), setting.getValue());
    }
    for (Map.Entry<String, JsonNode> gate : entries(document, "gates")) {
      WritePath path = constant(WritePath.class, "gates", gate.getKey());
      for (Map.Entry<String, JsonNode> one : entries(document.get("gates"), gate.getKey())) {
        GateAction action =
            constant(GateAction.class, "gates." + gate.getKey(), one.getValue().asText());
        policy = policy.at(path, one.getKey(), action);
      }
    }
    return policy;
  }

  private ConditionRule rule(JsonNode node) {
    String id = required(node, "a rule", "id");
    String place = "rule '" + id + "'";
    requireKeys(place, node, RULE_KEYS);
    Condition scope = condition(place, node, "when", Conditions.everyone());
    int weight = weight(place, node, DEFAULT_WEIGHT);
    if (node.has("require")) {
      return ConditionRule.required(id, required(node, place, "require"), scope, weight);
    }
    Condition holds = condition(place, node, "holds", null);
    String dimension = text(node, "dimension");
    return new ConditionRule(
        id,
        dimension == null
            ? QualityDimension.CONSISTENCY
            : constant(QualityDimension.class, place, dimension),
        weight,
        required(node, place, "description"),
        scope,
        holds,
        text(node, "field"));
  }

  private QualityPolicy set(QualityPolicy policy, String ruleId, JsonNode node) {
    String place = "settings of '" + ruleId + "'";
    requireKeys(place, node, SETTING_KEYS);
    QualityPolicy result = policy;
    if (node.path("off").asBoolean()) {
      result = result.without(ruleId);
    }
    if (node.has("weight")) {
      result = result.weighing(ruleId, weight(place, node, DEFAULT_WEIGHT));
    }
    if (node.has("when")) {
      result = result.only(ruleId, condition(place, node, "when", Conditions.everyone()));
    }
    return result;
  }

  private Condition condition(
      String place, JsonNode node, String key, @Nullable Condition otherwise) {
    String written = text(node, key);
    if (written == null) {
      if (otherwise == null) {
        throw new InvalidInputException(
            "E_SYNTAX", "The %s has neither 'require' nor '%s'.".formatted(place, key));
      }
      return otherwise;
    }
    try {
      return text.parse(written, CustomerFields.TYPE);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          e.code(), "'%s' of the %s: %s".formatted(key, place, e.getMessage()), e);
    }
  }

  private static int weight(String place, JsonNode node, int otherwise) {
    JsonNode weight = node.get("weight");
    if (weight == null) {
      return otherwise;
    }
    if (!weight.isInt() || weight.asInt() < 1 || weight.asInt() > QualityScorer.MAX_WEIGHT) {
      throw new InvalidInputException(
          "E_TYPE",
          "The weight of the %s is %s, but weights are whole numbers from 1 to %d."
              .formatted(place, weight, QualityScorer.MAX_WEIGHT));
    }
    return weight.asInt();
  }

  private static String required(JsonNode node, String place, String key) {
    String value = text(node, key);
    if (value == null || value.isBlank()) {
      throw new InvalidInputException("E_SYNTAX", "%s has no '%s'.".formatted(place, key));
    }
    return value;
  }

  private static @Nullable String text(JsonNode node, String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw new InvalidInputException("E_TYPE", "'%s' is not text: %s.".formatted(key, value));
    }
    return value.asText();
  }

  private static Iterable<JsonNode> array(JsonNode document, String key) {
    JsonNode value = document.get(key);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new InvalidInputException("E_TYPE", "'%s' of the policy is not a list.".formatted(key));
    }
    return value;
  }

  private static List<Map.Entry<String, JsonNode>> entries(JsonNode document, String key) {
    JsonNode value = document.get(key);
    if (value == null) {
      return List.of();
    }
    if (!value.isObject()) {
      throw new InvalidInputException(
          "E_TYPE", "'%s' of the policy is not an object.".formatted(key));
    }
    return new ArrayList<>(value.properties());
  }

  private static void requireKeys(String place, JsonNode node, Set<String> known) {
    if (node.getNodeType() != JsonNodeType.OBJECT) {
      throw new InvalidInputException("E_TYPE", "%s is not an object: %s.".formatted(place, node));
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new InvalidInputException(
            "E_FIELD_UNKNOWN",
            "'%s' of %s is not known. There are: %s."
                .formatted(name, place, String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  private static <T extends Enum<T>> T constant(Class<T> type, String place, String written) {
    for (T constant : type.getEnumConstants()) {
      if (constant.name().equals(written.toUpperCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw new InvalidInputException(
        "E_TYPE",
        "'%s' in %s is none of %s."
            .formatted(written, place, Arrays.toString(type.getEnumConstants())));
  }
}
