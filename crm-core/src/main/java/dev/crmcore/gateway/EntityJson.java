package dev.crmcore.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldValues;
import dev.crmcore.model.Revision;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Any entity as a JSON document by its catalogue description, and back to an equal entity: what a
 * merge keeps to undo itself, what lineage shows of collections. Values are in the catalogue's text
 * form. Safe for all threads.
 */
public final class EntityJson {
  private final ObjectMapper mapper = new ObjectMapper();

  /** Writes an entity as a document. */
  public <E> String write(EntityType<E> type, E entity) {
    ObjectNode document = mapper.createObjectNode();
    document.put(EntityType.ID, type.id(entity).toString());
    if (type.keepsRevision()) {
      Revision revision = type.revision(entity);
      ObjectNode kept = document.putObject("revision");
      kept.put("version", revision.version());
      kept.put("createdAt", revision.createdAt().toString());
      kept.put("updatedAt", revision.updatedAt().toString());
      Instant archivedAt = revision.archivedAt();
      if (archivedAt != null) {
        kept.put("archivedAt", archivedAt.toString());
      }
    }
    for (Field<E, ?> field : type.fields()) {
      String text = isKept(field) ? field.text(entity) : null;
      if (text != null) {
        document.put(field.name(), text);
      }
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      ArrayNode elements = elements(collection, entity);
      if (!elements.isEmpty()) {
        document.set(collection.name(), elements);
      }
    }
    return document.toString();
  }

  /**
   * Reads a document back.
   *
   * @throws InvalidInputException if it is not a document of the entity
   */
  public <E> E read(EntityType<E> type, String json) {
    JsonNode document = parse(json);
    EntityDraft<E> draft =
        EntityDraft.empty(
            type, UUID.fromString(document.path(EntityType.ID).asText()), revision(document));
    for (Field<E, ?> field : type.fields()) {
      JsonNode value = document.get(field.name());
      if (value != null && isKept(field)) {
        draft.set(field, field.type().parse(value.asText()));
      }
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      readElements(draft, collection, document.path(collection.name()));
    }
    return draft.build();
  }

  /** Writes the elements of one collection as a JSON array, or null where there are none. */
  public <E> @Nullable String elementsAsText(CollectionField<E, ?> collection, E entity) {
    return textOf(collection, entity);
  }

  /**
   * Reads elements that {@link #elementsAsText} wrote into a draft.
   *
   * @throws InvalidInputException if the text is not such an array
   */
  <E> void readElements(EntityDraft<E> draft, CollectionField<E, ?> collection, String text) {
    readElements(draft, collection, parse(text));
  }

  /** Lineage keeps this for every record that is added, so it goes the short way: no tree. */
  private <E, T> @Nullable String textOf(CollectionField<E, T> collection, E entity) {
    List<T> elements = collection.get(entity);
    if (elements.isEmpty()) {
      return null;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = mapper.createGenerator(text)) {
      json.writeStartArray();
      for (T element : elements) {
        json.writeStartObject();
        for (Field<T, ?> field : collection.fields()) {
          String value = field.text(element);
          if (value != null) {
            json.writeStringField(field.name(), value);
          }
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static boolean isKept(Field<?, ?> field) {
    return !field.is(FieldTrait.DERIVED)
        && (!field.is(FieldTrait.SYSTEM) || field.references().isPresent());
  }

  private <E, T> ArrayNode elements(CollectionField<E, T> collection, E entity) {
    ArrayNode array = mapper.createArrayNode();
    for (T element : collection.get(entity)) {
      ObjectNode node = array.addObject();
      for (Field<T, ?> field : collection.fields()) {
        String text = field.text(element);
        if (text != null) {
          node.put(field.name(), text);
        }
      }
    }
    return array;
  }

  private static <E, T> void readElements(
      EntityDraft<E> draft, CollectionField<E, T> collection, JsonNode array) {
    List<T> elements = new ArrayList<>();
    for (JsonNode node : array) {
      elements.add(
          collection.assemble(
              new FieldValues<>() {
                @Override
                public <V> @Nullable V get(Field<T, V> field) {
                  JsonNode value = node.get(field.name());
                  return value == null ? null : field.type().parse(value.asText());
                }
              }));
    }
    draft.setList(collection, elements);
  }

  private static Revision revision(JsonNode document) {
    JsonNode kept = document.get("revision");
    return kept == null
        ? Revision.NEW
        : new Revision(
            kept.path("version").asLong(),
            Instant.parse(kept.path("createdAt").asText()),
            Instant.parse(kept.path("updatedAt").asText()),
            kept.has("archivedAt") ? Instant.parse(kept.path("archivedAt").asText()) : null);
  }

  private JsonNode parse(String json) {
    try {
      return mapper.readTree(json);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException("E_SYNTAX", "The document is not JSON.", e);
    }
  }
}
