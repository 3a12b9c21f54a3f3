package dev.crmcore.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes cells that hold several values. */
final class CardJson {
  private static final JsonFactory JSON = new JsonFactory();

  private CardJson() {}

  static String texts(List<String> texts) {
    return array(
        json -> {
          for (String text : texts) {
            json.writeString(text);
          }
        });
  }

  static String objects(List<Map<String, String>> objects) {
    return array(
        json -> {
          for (Map<String, String> object : objects) {
            json.writeStartObject();
            for (Map.Entry<String, String> part : object.entrySet()) {
              json.writeStringField(part.getKey(), part.getValue());
            }
            json.writeEndObject();
          }
        });
  }

  private static String array(Elements elements) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      elements.write(json);
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private interface Elements {
    void write(JsonGenerator json) throws IOException;
  }
}
