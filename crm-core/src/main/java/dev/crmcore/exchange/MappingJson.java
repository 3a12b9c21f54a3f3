package dev.crmcore.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.MappingEntry.Constant;
import dev.crmcore.exchange.MappingEntry.Join;
import dev.crmcore.exchange.MappingEntry.Split;
import dev.crmcore.exchange.MappingEntry.Take;
import dev.crmcore.exchange.ValueMap.Otherwise;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON form of mappings. */
final class MappingJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Set<String> OF_MAPPING = Set.of("name", "version", "target", "entries");
  private static final Set<String> OF_ENTRY =
      Set.of(
          "column",
          "columns",
          "field",
          "fields",
          "values",
          "otherwise",
          "split",
          "at",
          "join",
          "value");

  private MappingJson() {}

  static String write(ImportMapping mapping) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", mapping.name());
    json.put("version", mapping.version());
    json.put("target", mapping.target().word());
    ArrayNode entries = json.putArray("entries");
    mapping.entries().forEach(entry -> write(entry, entries.addObject()));
    return json.toPrettyString();
  }

  private static void write(MappingEntry entry, ObjectNode json) {
    if (entry instanceof Take take) {
      json.put("column", take.column()).put("field", take.field());
      ValueMap values = take.values();
      if (values != null) {
        ObjectNode map = json.putObject("values");
        values.values().forEach(map::put);
        if (values.constant() != null) {
          json.putObject("otherwise").put("value", values.constant());
        } else {
          json.put("otherwise", values.otherwise() == Otherwise.KEEP ? "keep" : "reject");
        }
      }
    } else if (entry instanceof Split split) {
      json.put("column", split.column());
      if (split.separator() != null) {
        json.put("split", split.separator());
      } else {
        split.positions().forEach(json.putArray("at")::add);
      }
      split.fields().forEach(json.putArray("fields")::add);
    } else if (entry instanceof Join join) {
      join.columns().forEach(json.putArray("columns")::add);
      json.put("join", join.separator()).put("field", join.field());
    } else if (entry instanceof Constant constant) {
      json.put("field", constant.field()).put("value", constant.value());
    }
  }

  static ImportMapping read(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      if (!json.isObject()) {
        throw wrong("it is no object");
      }
      return isSimple(json) ? simple(json) : full(json);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "E_MAP",
          "The mapping is no JSON: line %d, column %d: %s"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    }
  }

  /** An object of texts alone is the simple form: what says more has entries. */
  private static boolean isSimple(JsonNode json) {
    for (JsonNode value : json) {
      if (!value.isTextual()) {
        return false;
      }
    }
    return true;
  }

  private static ImportMapping simple(JsonNode json) {
    Map<String, String> fields = new LinkedHashMap<>();
    json.properties().forEach(one -> fields.put(one.getKey(), one.getValue().textValue()));
    return ImportMapping.of(fields);
  }

  private static ImportMapping full(JsonNode json) {
    requireKnown(json, OF_MAPPING, "");
    String target = optional(json, "target", "");
    JsonNode version = json.get("version");
    if (version != null && !version.canConvertToInt()) {
      throw wrong("/version: a whole number is needed");
    }
    List<MappingEntry> entries = new ArrayList<>();
    for (JsonNode entry : array(json, "entries", "")) {
      entries.add(entry(entry, "/entries/" + entries.size()));
    }
    String name = optional(json, "name", "");
    return new ImportMapping(
        name == null ? "" : name,
        version == null ? 0 : version.intValue(),
        target == null ? ImportTarget.CUSTOMERS : ImportTarget.parse(target),
        entries);
  }

  private static MappingEntry entry(JsonNode json, String at) {
    if (!json.isObject()) {
      throw wrong(at + ": an object is needed");
    }
    requireKnown(json, OF_ENTRY, at);
    try {
      if (json.has("columns")) {
        return new Join(
            list(json, "columns", at, JsonNode::textValue),
            text(json, "join", at),
            text(json, "field", at));
      }
      if (json.has("fields")) {
        return new Split(
            text(json, "column", at),
            optional(json, "split", at),
            json.has("at") ? list(json, "at", at, MappingJson::position) : List.of(),
            list(json, "fields", at, JsonNode::textValue));
      }
      if (json.has("value")) {
        return new Constant(text(json, "field", at), text(json, "value", at));
      }
      return new Take(text(json, "column", at), text(json, "field", at), values(json, at));
    } catch (InvalidInputException e) {
      String message = String.valueOf(e.getMessage());
      if (message.startsWith(PREFIX)) {
        throw e;
      }
      String column = json.path("column").asText(json.path("columns").toString());
      throw wrong(at + (column.isEmpty() ? "" : ", column '" + column + "'") + ": " + message);
    }
  }

  private static @Nullable ValueMap values(JsonNode json, String at) {
    JsonNode values = json.get("values");
    JsonNode otherwise = json.get("otherwise");
    if (values == null) {
      if (otherwise != null) {
        throw wrong(at + "/otherwise: there are no values that it could differ from");
      }
      return null;
    }
    if (!values.isObject()) {
      throw wrong(at + "/values: an object of texts is needed");
    }
    Map<String, String> map = new LinkedHashMap<>();
    for (Iterator<String> names = values.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      JsonNode value = values.get(name);
      if (!value.isValueNode() || value.isNull()) {
        throw wrong("%s/values/%s: a text is needed".formatted(at, name));
      }
      map.put(name, value.asText());
    }
    if (otherwise == null) {
      return ValueMap.keeping(map);
    }
    if (otherwise.isObject()) {
      return ValueMap.otherwise(text(otherwise, "value", at + "/otherwise"), map);
    }
    return switch (otherwise.asText()) {
      case "keep" -> ValueMap.keeping(map);
      case "reject" -> ValueMap.rejecting(map);
      default ->
          throw wrong(
              "%s/otherwise: '%s' is none of \"keep\", \"reject\" and {\"value\":\"…\"}"
                  .formatted(at, otherwise.asText()));
    };
  }

  private static @Nullable Integer position(JsonNode json) {
    return json.isInt() ? json.intValue() : null;
  }

  private static void requireKnown(JsonNode json, Set<String> known, String at) {
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw wrong(
            "%s/%s: there is no such key; there are %s"
                .formatted(at, name, String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  private static String text(JsonNode json, String key, String at) {
    String text = optional(json, key, at);
    if (text == null) {
      throw wrong(at + "/" + key + ": a text is needed");
    }
    return text;
  }

  private static @Nullable String optional(JsonNode json, String key, String at) {
    JsonNode value = json.get(key);
    if (value != null && !value.isTextual()) {
      throw wrong(at + "/" + key + ": a text is needed");
    }
    return value == null ? null : value.textValue();
  }

  private static JsonNode array(JsonNode json, String key, String at) {
    JsonNode value = json.get(key);
    if (value == null || !value.isArray()) {
      throw wrong(at + "/" + key + ": a list is needed");
    }
    return value;
  }

  private static <T> List<T> list(
      JsonNode json, String key, String at, Function<JsonNode, @Nullable T> element) {
    List<T> list = new ArrayList<>();
    for (JsonNode one : array(json, key, at)) {
      T value = element.apply(one);
      if (value == null) {
        throw wrong("%s/%s/%d: '%s' does not fit here".formatted(at, key, list.size(), one));
      }
      list.add(value);
    }
    return list;
  }

  private static final String PREFIX = "The mapping is wrong: ";

  private static InvalidInputException wrong(String message) {
    String end = message.endsWith(".") ? "" : ".";
    return new InvalidInputException("E_MAP", PREFIX + message + end);
  }
}
