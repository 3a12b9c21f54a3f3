package dev.crmcore.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.io.Reader;

/** Parses JSON under the limits of imports, and says in their words what is wrong. */
final class JsonText {
  /** How deeply values may be nested. */
  static final int MAX_DEPTH = 64;

  // Keys come from strangers: a table of them that all sessions share could be made to collide.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // They are found in the cells, where they cost one record and not the file.
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(CellGate.MAX_CELL)
                  .build())
          .build();

  private JsonText() {}

  static JsonParser parser(Reader text) throws IOException {
    return FACTORY.createParser(text);
  }

  static JsonParser parser(String text) throws IOException {
    return FACTORY.createParser(text);
  }

  /** Returns what is wrong, in the words of imports. */
  static InvalidInputException refusal(long line, JsonProcessingException e) {
    String message = String.valueOf(e.getOriginalMessage());
    if (e instanceof StreamConstraintsException) {
      return message.contains("nesting depth")
          ? new InvalidInputException(
              "E_LIMIT_DEPTH",
              "Line %d: values are nested more than %d deep. Flatten them."
                  .formatted(line, MAX_DEPTH),
              e)
          : new InvalidInputException(
              "E_LIMIT_LENGTH",
              "Line %d: a text is longer than %,d characters, or a key or number is too long. Shorten it."
                  .formatted(line, CellGate.MAX_CELL),
              e);
    }
    if (message.startsWith("Duplicate field")) {
      return new InvalidInputException(
          "E_DUP_KEY",
          "Line %d: an object has a key twice: %s. Which one is meant cannot be told; remove one."
              .formatted(line, message),
          e);
    }
    return new InvalidInputException(
        "E_SYNTAX", "Line %d: the text is no JSON: %s".formatted(line, shortened(message)), e);
  }

  private static String shortened(String message) {
    return message.length() <= 200 ? message : message.substring(0, 200) + "…";
  }

  /** Returns where a failure is. */
  static long line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }
}
