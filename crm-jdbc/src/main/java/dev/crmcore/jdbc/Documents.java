package dev.crmcore.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A collection that is stored as a whole: a JSON array of objects, or of strings where the elements
 * are plain values; null where it is empty.
 *
 * @param <E> the entity
 * @param <T> the elements
 */
final class Documents<E, T> {
  private final CollectionField<E, T> collection;
  private final Map<String, Integer> places = new HashMap<>();
  private final boolean plain;

  Documents(CollectionField<E, T> collection) {
    this.collection = collection;
    for (Field<T, ?> field : collection.fields()) {
      places.put(field.name(), places.size());
    }
    this.plain =
        collection.fields().size() == 1
            && collection.fields().get(0).name().equals(CollectionField.VALUE);
  }

  CollectionField<E, T> collection() {
    return collection;
  }

  @Nullable String write(E owner) {
    List<T> elements = collection.get(owner);
    if (elements.isEmpty()) {
      return null;
    }
    return Json.write(
        generator -> {
          generator.writeStartArray();
          for (T element : elements) {
            writeElement(generator, element);
          }
          generator.writeEndArray();
        });
  }

  private void writeElement(JsonGenerator generator, T element) throws IOException {
    if (plain) {
      generator.writeString(collection.fields().get(0).text(element));
      return;
    }
    generator.writeStartObject();
    for (Field<T, ?> field : collection.fields()) {
      writeField(generator, field, element);
    }
    generator.writeEndObject();
  }

  private static <T, V> void writeField(JsonGenerator generator, Field<T, V> field, T element)
      throws IOException {
    V value = field.get(element);
    if (value != null) {
      generator.writeFieldName(field.name());
      writeValue(generator, field.type(), value);
    }
  }

  /** Writes numbers and flags as JSON has them and everything else in its text form. */
  static <V> void writeValue(JsonGenerator generator, FieldType<V> type, V value)
      throws IOException {
    switch (type.kind()) {
      case INTEGER, DECIMAL -> generator.writeNumber(type.format(value));
      case BOOLEAN -> generator.writeBoolean((Boolean) value);
      default -> generator.writeString(type.format(value));
    }
  }

  List<T> read(@Nullable String text) throws IOException {
    return text == null ? List.of() : Json.read(text, this::readElements);
  }

  private List<T> readElements(JsonParser parser) throws IOException {
    List<T> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      @Nullable Object[] values = new @Nullable Object[places.size()];
      if (plain) {
        values[0] = parser.getText();
      } else {
        readFields(parser, values);
      }
      elements.add(collection.assemble(new ElementValues<>(places, values)));
    }
    return elements;
  }

  private void readFields(JsonParser parser, @Nullable Object[] values) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Integer place = places.get(parser.currentName());
      parser.nextToken();
      if (place == null) {
        parser.skipChildren();
      } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
        values[place] = collection.fields().get(place).type().parse(parser.getText());
      }
    }
  }
}
