package dev.crmcore.storage.mvstore;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.FieldValues;
import dev.crmcore.model.Revision;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * Records as bytes: the values that are there, each under the name of its field and in the
 * catalogue's text form; then the collections, each under its name with its elements. So a field
 * that is added needs no migration, and one that is gone is passed over.
 */
final class RecordFormat<E> {
  private final EntityType<E> type;
  private final List<Field<E, ?>> fields = new ArrayList<>();

  RecordFormat(EntityType<E> type) {
    this.type = type;
    for (Field<E, ?> field : type.fields()) {
      // The key holds the id, and what is derived comes back with what it is derived from.
      if (!field.name().equals(EntityType.ID) && !field.is(FieldTrait.DERIVED)) {
        fields.add(field);
      }
    }
  }

  /**
   * Returns a record as bytes.
   *
   * @throws InvalidInputException if it has a custom value that the catalogue does not describe,
   *     which would be lost
   */
  byte[] write(E record) {
    type.custom(record).keySet().forEach(type::requireField);
    WriteBuffer out = new WriteBuffer();
    writeTexts(out, fields, record);
    List<CollectionField<E, ?>> filled =
        type.collections().stream().filter(one -> !one.get(record).isEmpty()).toList();
    out.putVarInt(filled.size());
    filled.forEach(collection -> writeElements(out, collection, record));
    ByteBuffer written = out.getBuffer().flip();
    byte[] bytes = new byte[written.remaining()];
    written.get(bytes);
    return bytes;
  }

  private static <E, T> void writeElements(
      WriteBuffer out, CollectionField<E, T> collection, E record) {
    List<T> elements = collection.get(record);
    StringDataType.INSTANCE.write(out, collection.name());
    out.putVarInt(elements.size());
    elements.forEach(element -> writeTexts(out, collection.fields(), element));
  }

  private static <T> void writeTexts(WriteBuffer out, Collection<Field<T, ?>> fields, T owner) {
    Map<String, String> texts = new HashMap<>();
    for (Field<T, ?> field : fields) {
      String text = field.text(owner);
      if (text != null) {
        texts.put(field.name(), text);
      }
    }
    out.putVarInt(texts.size());
    texts.forEach(
        (name, text) -> {
          StringDataType.INSTANCE.write(out, name);
          StringDataType.INSTANCE.write(out, text);
        });
  }

  /**
   * Returns the record that bytes hold.
   *
   * @throws dev.crmcore.error.StorageException if they hold none that fits the catalogue
   */
  E read(UUID id, byte[] bytes) {
    try {
      return read(id, ByteBuffer.wrap(bytes));
    } catch (InvalidInputException | BufferUnderflowException e) {
      throw Failures.unreadable(type.name(), id, e);
    }
  }

  private E read(UUID id, ByteBuffer in) {
    Map<String, String> texts = readTexts(in);
    EntityDraft<E> draft = EntityDraft.empty(type, id, revision(texts));
    for (Field<E, ?> field : fields) {
      draft.set(field, value(field, texts));
    }
    for (int left = DataUtils.readVarInt(in); left > 0; left--) {
      readCollection(in, draft);
    }
    return draft.build();
  }

  private void readCollection(ByteBuffer in, EntityDraft<E> draft) {
    String name = DataUtils.readString(in);
    List<Map<String, String>> elements = new ArrayList<>();
    for (int left = DataUtils.readVarInt(in); left > 0; left--) {
      elements.add(readTexts(in));
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      if (collection.name().equals(name)) {
        fill(draft, collection, elements);
      }
    }
  }

  private static <E, T> void fill(
      EntityDraft<E> draft, CollectionField<E, T> collection, List<Map<String, String>> elements) {
    draft.setList(
        collection, elements.stream().map(texts -> collection.assemble(valuesOf(texts))).toList());
  }

  private static <T> FieldValues<T> valuesOf(Map<String, String> texts) {
    return new FieldValues<>() {
      @Override
      public <V> @Nullable V get(Field<T, V> field) {
        return value(field, texts);
      }
    };
  }

  private static <T, V> @Nullable V value(Field<T, V> field, Map<String, String> texts) {
    String text = texts.get(field.name());
    return text == null ? null : field.type().parse(text);
  }

  private Revision revision(Map<String, String> texts) {
    if (!type.keepsRevision()) {
      return Revision.NEW;
    }
    String archivedAt = texts.get(EntityType.ARCHIVED_AT);
    return new Revision(
        FieldType.INTEGER.parse(texts.getOrDefault(EntityType.VERSION, "")),
        instant(texts.getOrDefault(EntityType.CREATED_AT, "")),
        instant(texts.getOrDefault(EntityType.UPDATED_AT, "")),
        archivedAt == null ? null : instant(archivedAt));
  }

  private static Instant instant(String text) {
    return FieldType.INSTANT.parse(text);
  }

  private static Map<String, String> readTexts(ByteBuffer in) {
    Map<String, String> texts = new HashMap<>();
    for (int left = DataUtils.readVarInt(in); left > 0; left--) {
      texts.put(DataUtils.readString(in), DataUtils.readString(in));
    }
    return texts;
  }
}
