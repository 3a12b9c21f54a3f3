package dev.crmcore.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Money;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The custom fields of an entity in two JSON columns: {@code custom} holds the values for people
 * and programs, {@code custom_key} the same in the form in which they are compared. A new custom
 * field needs no migration.
 *
 * @param <E> the entity
 */
final class CustomFields<E> {
  static final String VALUES = "custom";
  static final String KEYS = "custom_key";
  private static final String MINOR = "minor";
  private static final String CURRENCY = "currency";

  private final EntityType<E> type;
  private final Dialect dialect;
  private final Map<String, Field<E, ?>> fields = new LinkedHashMap<>();

  CustomFields(EntityType<E> type, Dialect dialect) {
    this.type = type;
    this.dialect = dialect;
    for (Field<E, ?> field : type.fields()) {
      if (field.is(FieldTrait.CUSTOM)) {
        fields.put(field.name(), field);
      }
    }
  }

  Term term(String alias, String name) {
    Field<E, ?> field = require(name);
    String column = alias + "." + Names.quoted(KEYS);
    boolean money = field.kind() == FieldKind.MONEY;
    return new Term(
        field.type(),
        JsonCells.of(field.type()),
        dialect.jsonValue(column, money ? List.of(name, MINOR) : List.of(name), field.type()),
        money ? dialect.jsonValue(column, List.of(name, CURRENCY), FieldType.CODE) : null,
        true);
  }

  private Field<E, ?> require(String name) {
    Field<E, ?> field = fields.get(name);
    if (field == null) {
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN",
          "There is no custom field '%s' on %s; define it in the catalogue."
              .formatted(name.length() <= 60 ? name : name.substring(0, 59) + "…", type));
    }
    return field;
  }

  @Nullable String writeValues(E entity) {
    SortedMap<String, Object> values = type.custom(entity);
    return values.isEmpty()
        ? null
        : Json.write(
            generator -> {
              generator.writeStartObject();
              for (Map.Entry<String, Object> entry : values.entrySet()) {
                writeValue(generator, require(entry.getKey()).type(), entry);
              }
              generator.writeEndObject();
            });
  }

  private static <V> void writeValue(
      JsonGenerator generator, FieldType<V> type, Map.Entry<String, Object> entry)
      throws IOException {
    generator.writeFieldName(entry.getKey());
    Documents.writeValue(generator, type, type.cast(entry.getValue()));
  }

  @Nullable String writeKeys(E entity) {
    SortedMap<String, Object> values = type.custom(entity);
    return values.isEmpty()
        ? null
        : Json.write(
            generator -> {
              generator.writeStartObject();
              for (Map.Entry<String, Object> entry : values.entrySet()) {
                generator.writeFieldName(entry.getKey());
                writeKey(generator, require(entry.getKey()).type(), entry.getValue());
              }
              generator.writeEndObject();
            });
  }

  private static void writeKey(JsonGenerator generator, FieldType<?> fieldType, Object value)
      throws IOException {
    if (value instanceof Money money) {
      generator.writeStartObject();
      generator.writeNumberField(MINOR, money.minor());
      generator.writeStringField(CURRENCY, money.currency().getCurrencyCode());
      generator.writeEndObject();
    } else {
      Json.scalar(generator, JsonCells.of(fieldType).toColumn(value));
    }
  }

  /** Reads the values; what the catalogue does not describe any more is passed over. */
  SortedMap<String, Object> read(@Nullable String text) throws IOException {
    return text == null ? Collections.emptySortedMap() : Json.read(text, this::readValues);
  }

  private SortedMap<String, Object> readValues(JsonParser parser) throws IOException {
    SortedMap<String, Object> values = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Field<E, ?> field = fields.get(parser.currentName());
      parser.nextToken();
      if (field == null) {
        parser.skipChildren();
      } else {
        values.put(field.name(), field.type().parse(parser.getText()));
      }
    }
    return values;
  }
}
