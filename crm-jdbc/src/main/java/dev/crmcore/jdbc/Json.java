package dev.crmcore.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** JSON as columns hold it. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Writes one document. */
  @FunctionalInterface
  interface Writing {
    void to(JsonGenerator generator) throws IOException;
  }

  /**
   * Reads one document.
   *
   * @param <R> what is made of it
   */
  @FunctionalInterface
  interface Reading<R> {
    R from(JsonParser parser) throws IOException;
  }

  private Json() {}

  static String write(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      writing.to(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static <R> R read(String text, Reading<R> reading) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return reading.from(parser);
    }
  }

  /** Returns an array of strings, whole numbers and doubles. */
  static String array(List<?> values) {
    return write(
        generator -> {
          generator.writeStartArray();
          for (Object value : values) {
            scalar(generator, value);
          }
          generator.writeEndArray();
        });
  }

  static void scalar(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof Integer number) {
      generator.writeNumber(number);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else {
      generator.writeString((String) value);
    }
  }
}
