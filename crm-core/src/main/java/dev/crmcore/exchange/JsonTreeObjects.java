package dev.crmcore.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An array of objects, one object, or several one after the other. */
final class JsonTreeObjects implements JsonObjects {
  private final JsonParser parser;
  private boolean started;
  private boolean array;

  JsonTreeObjects(Reader text) throws IOException {
    this.parser = JsonText.parser(text);
  }

  @Override
  public Optional<JsonObject> next() throws IOException {
    try {
      JsonToken token = advance();
      if (token == null) {
        return Optional.empty();
      }
      return Optional.of(JsonLine.read(parser, parser.currentTokenLocation().getLineNr()));
    } catch (JsonProcessingException e) {
      throw JsonText.refusal(JsonText.line(e), e);
    }
  }

  private @Nullable JsonToken advance() throws IOException {
    JsonToken token = parser.nextToken();
    if (!started) {
      started = true;
      if (token == JsonToken.START_ARRAY) {
        array = true;
        token = parser.nextToken();
      }
    }
    if (array && token == JsonToken.END_ARRAY) {
      array = false;
      token = parser.nextToken();
    }
    return token;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
