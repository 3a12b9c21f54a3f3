package dev.crmcore.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads one object of a parser into cells. */
final class JsonLine {
  private static final JsonFactory WRITING = new JsonFactory();

  private final JsonParser parser;
  private final long line;
  private final Map<String, String> cells = new LinkedHashMap<>();
  private final Set<String> structured = new HashSet<>();
  private int length;

  private JsonLine(JsonParser parser, long line) {
    this.parser = parser;
    this.line = line;
  }

  /**
   * Reads the value that the parser stands on, up to its end.
   *
   * @throws InvalidInputException with the code {@code E_LIMIT_LENGTH} or {@code E_LIMIT_COLUMNS}
   *     if it is too long, {@code E_DUP_KEY} if two values have one name
   */
  static JsonObject read(JsonParser parser, long line) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return JsonObject.broken(
          line, "E_TYPE", "The record is no JSON object. Write {\"key\":\"value\"}.");
    }
    JsonLine reading = new JsonLine(parser, line);
    reading.object("");
    return new JsonObject(line, reading.cells, reading.structured, null);
  }

  /** Tells whether a text is one object and nothing else. */
  static boolean isObject(String text) {
    try (JsonParser parser = JsonText.parser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      throw TextFile.unreadable("the text", e);
    }
  }

  private void object(String prefix) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String path = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        object(path + '.');
      } else if (token == JsonToken.START_ARRAY) {
        array(path);
      } else {
        put(path, token == JsonToken.VALUE_NULL ? "" : parser.getText());
      }
    }
  }

  private void array(String path) throws IOException {
    BoundedText text = new BoundedText(CellGate.MAX_ROW);
    try (JsonGenerator json = WRITING.createGenerator(text)) {
      json.copyCurrentStructureExact(parser);
    }
    boolean empty = text.toString().equals("[]");
    put(path, empty ? "" : text.toString());
    if (!empty) {
      structured.add(path);
    }
  }

  private void put(String path, String cell) {
    length += path.length() + cell.length();
    if (length > CellGate.MAX_ROW) {
      throw new InvalidInputException(
          "E_LIMIT_LENGTH", "Line %d: %s".formatted(line, Marks.tooLong().message()));
    }
    if (cells.putIfAbsent(path, cell) != null) {
      throw new InvalidInputException(
          "E_DUP_KEY",
          "Line %d: an object has '%s' twice, nested and with a dot in the key. Remove one."
              .formatted(line, path));
    }
    if (cells.size() > HeaderNames.MAX) {
      throw HeaderNames.tooMany("Line " + line, "too many");
    }
  }
}
