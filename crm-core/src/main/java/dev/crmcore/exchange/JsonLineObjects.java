package dev.crmcore.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.Set;

/** One object a line. A line that is no JSON costs itself alone. */
final class JsonLineObjects implements JsonObjects {
  /** What costs its line alone; the rest makes the file as a whole suspect. */
  private static final Set<String> OF_A_LINE = Set.of("E_SYNTAX", "E_LIMIT_LENGTH");

  private final LongLines lines;

  JsonLineObjects(Reader text) {
    this.lines = new LongLines(text, CellGate.MAX_ROW);
  }

  @Override
  public Optional<JsonObject> next() throws IOException {
    while (lines.advance()) {
      if (lines.isCut()) {
        return Optional.of(
            JsonObject.broken(lines.number(), "E_LIMIT_LENGTH", Marks.tooLong().message()));
      }
      String line = lines.text().strip();
      if (!line.isEmpty()) {
        return Optional.of(parse(line));
      }
    }
    return Optional.empty();
  }

  private JsonObject parse(String text) throws IOException {
    long line = lines.number();
    try (JsonParser parser = JsonText.parser(text)) {
      parser.nextToken();
      JsonObject object = JsonLine.read(parser, line);
      return parser.nextToken() == null
          ? object
          : JsonObject.broken(
              line, "E_SYNTAX", "There is more after the object. Write one object a line.");
    } catch (JsonProcessingException e) {
      return broken(line, JsonText.refusal(line, e));
    } catch (InvalidInputException e) {
      return broken(line, e);
    }
  }

  private static JsonObject broken(long line, InvalidInputException refusal) {
    if (!OF_A_LINE.contains(refusal.code())) {
      throw refusal;
    }
    return JsonObject.broken(line, refusal.code(), String.valueOf(refusal.getMessage()));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
