package dev.crmcore.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes answers as JSON and reads the small JSON files that verbs take. */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  private static final JsonMapper READER =
      MAPPER
          .rebuild()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern START = Pattern.compile(" \\(start marker.*", Pattern.DOTALL);

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
   * Reads a file.
   *
   * @param what what it should be, such as "a playbook"
   * @throws InvalidInputException if the file is something else
   * @throws IOException if it cannot be read
   */
  static <T> T read(Path file, Class<T> type, String what) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      T value = READER.readValue(bytes, type);
      if (value != null) {
        return value;
      }
      throw new InvalidInputException("E_SYNTAX", "%s is not %s.".formatted(file, what));
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "E_SYNTAX",
          "%s is not %s: line %d, %s."
              .formatted(
                  file, what, e.getLocation() == null ? 1 : e.getLocation().getLineNr(), reason(e)),
          e);
    }
  }

  private static String reason(JsonProcessingException problem) {
    if (problem instanceof UnrecognizedPropertyException unknown) {
      return "'%s' is not known; there are: %s"
          .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
    }
    if (problem instanceof InvalidFormatException wrong) {
      return wrong.getTargetType().isEnum()
          ? "'%s' is none of %s"
              .formatted(
                  wrong.getValue(), Arrays.toString(wrong.getTargetType().getEnumConstants()))
          : "'%s' does not fit".formatted(wrong.getValue());
    }
    if (problem instanceof MismatchedInputException wrong) {
      return wrong.getPath().stream()
          .map(Reference::getFieldName)
          .filter(Objects::nonNull)
          .reduce((first, second) -> second)
          .map("what is written for '%s' does not fit"::formatted)
          .orElse("it has another form");
    }
    return START.matcher(problem.getOriginalMessage()).replaceFirst("");
  }

  /**
   * Returns what a file has to say.
   *
   * @throws InvalidInputException if it does not
   */
  static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new InvalidInputException("E_SYNTAX", "'%s' is missing.".formatted(name));
    }
    return value;
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
