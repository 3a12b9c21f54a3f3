package dev.crmcore.segmentation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.query.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes conditions as JSON, for programs and for keeping:
 *
 * <pre>{@code
 * {"all":[{"field":"city","op":"EQ","value":"Вологда"},{"not":{"missing":"birthDate"}}]}
 * }</pre>
 *
 * <p>The names never change their meaning. Reading what was written gives an equal condition.
 * Immutable and safe for all threads.
 */
public final class ConditionJson {
  /** Each level of a tree takes at most an object and an array. */
  private static final int MAX_NESTING = 2 * ConditionLimits.DEPTH + 4;

  private final Catalogue catalogue;
  private final ObjectMapper mapper;

  /** Creates a reader of conditions over the entities of a catalogue. */
  public ConditionJson(Catalogue catalogue) {
    this.catalogue = requireNonNull(catalogue, "catalogue");
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build();
    this.mapper =
        JsonMapper.builder(factory)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
  }

  /** Writes a condition as one line of JSON. */
  public String write(Condition condition) {
    return condition.accept(new JsonWriting(mapper.getNodeFactory())).toString();
  }

  /**
   * Reads a condition about one entity.
   *
   * @throws InvalidInputException if the text is not JSON, repeats or invents a key, names what the
   *     catalogue does not have, compares a field with a value of another type, or is too large;
   *     the message starts with the place, a line and a column or the path of keys
   */
  public Condition read(String json, EntityType<?> type) {
    FieldScope scope = FieldScope.of(catalogue, type);
    if (json.length() > ConditionLimits.JSON_LENGTH) {
      throw ConditionLimits.tooLong(json.length(), ConditionLimits.JSON_LENGTH);
    }
    return ConditionLimits.check(new JsonReading(scope, "").condition(tree(json)));
  }

  private JsonNode tree(String json) {
    try {
      return mapper.readTree(json);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "E_CONDITION_SYNTAX", place(e.getLocation()) + e.getOriginalMessage(), e);
    }
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : "At line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
  }
}
