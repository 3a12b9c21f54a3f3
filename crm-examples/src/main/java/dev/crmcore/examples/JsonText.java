package dev.crmcore.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes answers as JSON and reads the small JSON files that verbs take. */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  private JsonText() {}

  static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer has no JSON form.", e);
    }
  }

  /** Returns a JSON text as what an answer may hold. */
  static Object tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was written as JSON is none.", e);
    }
  }

  /**
   * Reads an object of texts, such as {@code {"column":"field"}}.
   *
   * @throws InvalidInputException if the file is something else
   * @throws IOException if it cannot be read
   */
  static Map<String, String> readTexts(Path file) throws IOException {
    try {
      return MAPPER.readValue(
          Files.readAllBytes(file), new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "E_MAP",
          "%s is not a JSON object of texts such as {\"column\":\"field\"}: line %d, %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    }
  }
}
