package dev.crmcore.dedup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crmcore.dedup.MatchModel.Field;
import dev.crmcore.dedup.MatchModel.Given;
import dev.crmcore.dedup.MatchModel.Level;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.matching.FieldRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The JSON form of models. */
final class MatchModelJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private MatchModelJson() {}

  static String write(MatchModel model) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", model.version());
    json.put("priorWeight", model.priorWeight()).put("learnedWeight", model.learnedWeight());
    ArrayNode fields = json.putArray("fields");
    for (Field field : model.fields()) {
      ObjectNode one = fields.addObject();
      one.put("name", field.name()).put("role", field.role().name());
      one.put("given", field.given().name());
      ArrayNode levels = one.putArray("levels");
      for (Level level : field.levels()) {
        levels
            .addObject()
            .put("name", level.name())
            .put("match", level.matchShare())
            .put("chance", level.chanceShare())
            .put("learned", level.learnedWeight());
      }
    }
    return json.toString();
  }

  static MatchModel read(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      int version = (int) number(json, "version", "");
      if (version != MatchModel.VERSION) {
        throw wrong(
            "/version: the model has the format %d, but this version of the library reads %d."
                .formatted(version, MatchModel.VERSION));
      }
      List<Field> fields = new ArrayList<>();
      for (JsonNode field : array(json, "fields", "")) {
        fields.add(field(field, "/fields/" + fields.size()));
      }
      return new MatchModel(
          version, fields, number(json, "priorWeight", ""), number(json, "learnedWeight", ""));
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "E_MODEL",
          "This is not a model in JSON: it breaks off or is wrong in line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
          e);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("E_MODEL", "The model is wrong: " + e.getMessage(), e);
    }
  }

  private static Field field(JsonNode json, String path) {
    List<Level> levels = new ArrayList<>();
    for (JsonNode level : array(json, "levels", path)) {
      String at = path + "/levels/" + levels.size();
      levels.add(
          new Level(
              text(level, "name", at),
              number(level, "match", at),
              number(level, "chance", at),
              number(level, "learned", at)));
    }
    return new Field(
        text(json, "name", path),
        one(FieldRole.values(), json, "role", path),
        one(Given.values(), json, "given", path),
        levels);
  }

  private static double number(JsonNode json, String key, String path) {
    JsonNode value = json.get(key);
    if (value == null || !value.isNumber()) {
      throw wrong(path + "/" + key + ": a number is needed.");
    }
    return value.doubleValue();
  }

  private static String text(JsonNode json, String key, String path) {
    JsonNode value = json.get(key);
    if (value == null || !value.isTextual()) {
      throw wrong(path + "/" + key + ": a text is needed.");
    }
    return value.textValue();
  }

  private static JsonNode array(JsonNode json, String key, String path) {
    JsonNode value = json.get(key);
    if (value == null || !value.isArray()) {
      throw wrong(path + "/" + key + ": a list is needed.");
    }
    return value;
  }

  private static <E extends Enum<E>> E one(E[] known, JsonNode json, String key, String path) {
    String name = text(json, key, path);
    for (E value : known) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw wrong("%s/%s: '%s' is none of %s.".formatted(path, key, name, Arrays.toString(known)));
  }

  private static InvalidInputException wrong(String message) {
    return new InvalidInputException("E_MODEL", message);
  }
}
