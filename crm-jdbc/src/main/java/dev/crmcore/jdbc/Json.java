package dev.crmcore.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
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

  /** Lineage has one for every row, and the platform's own writer locks and starts small. */
  private static final class TextWriter extends Writer {
    private final StringBuilder text = new StringBuilder(1 << 10);

    @Override
    public void write(char[] characters, int from, int length) {
      text.append(characters, from, length);
    }

    @Override
    public void flush() {
      // All of it is there already.
    }

    @Override
    public void close() {
      // There is nothing to close.
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private Json() {}

  static String write(Writing writing) {
    TextWriter text = new TextWriter();
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
