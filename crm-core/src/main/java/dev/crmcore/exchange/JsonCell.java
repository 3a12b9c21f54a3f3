package dev.crmcore.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RawRecord.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cells that hold several values as JSON. What is in them is held to the rules for cells. */
final class JsonCell {
  private JsonCell() {}

  /**
   * Returns the texts of an array; one text counts as an array of one, and an element with the
   * single key {@code value} as its value, which is how documents hold words.
   *
   * @throws InvalidInputException with the code {@code E_TYPE} if it is something else
   */
  static List<String> texts(String json) {
    List<String> texts = new ArrayList<>();
    for (Map<String, String> element : elements(json)) {
      String value = element.get("value");
      if (value == null || element.size() != 1) {
        throw unexpected("a list of texts");
      }
      texts.add(Cells.clean(value));
    }
    return texts;
  }

  /**
   * Returns the elements of an array by their keys; a scalar is an element with the key {@code
   * value}.
   *
   * @throws InvalidInputException with the code {@code E_TYPE} if it is something else
   */
  static List<Map<String, String>> elements(String json) {
    try (JsonParser parser = JsonText.parser(json)) {
      List<Map<String, String>> elements = new ArrayList<>();
      boolean array = parser.nextToken() == JsonToken.START_ARRAY;
      if (!array) {
        elements.add(element(parser));
      }
      while (array && parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(element(parser));
      }
      if (parser.nextToken() != null) {
        throw unexpected("one JSON value");
      }
      return elements;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "E_TYPE", "The cell is no JSON: %s.".formatted(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw TextFile.unreadable("the cell", e);
    }
  }

  private static Map<String, String> element(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token != null && token.isScalarValue()) {
      return Map.of("value", checked(parser.getText()));
    }
    if (token != JsonToken.START_OBJECT) {
      throw unexpected("a list of texts or objects");
    }
    Map<String, String> parts = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!value.isScalarValue()) {
        throw unexpected("a list of objects that hold texts alone");
      }
      if (value != JsonToken.VALUE_NULL) {
        parts.put(name, checked(parser.getText()));
      }
    }
    return parts;
  }

  private static String checked(String text) {
    Problem problem = Marks.problem(text.toCharArray(), 0, text.length());
    if (problem != null) {
      throw new InvalidInputException(problem.code(), problem.message());
    }
    return text;
  }

  private static InvalidInputException unexpected(String expected) {
    return new InvalidInputException(
        "E_TYPE", "The value is not %s, which is expected here. Correct it.".formatted(expected));
  }
}
