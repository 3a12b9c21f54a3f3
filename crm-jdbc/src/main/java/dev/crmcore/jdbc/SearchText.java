package dev.crmcore.jdbc;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldTrait;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the text search reads of a record: its searchable fields and the words of its lookup keys.
 *
 * @param <E> the entity
 */
final class SearchText<E> {
  private final List<Field<E, ?>> fields = new ArrayList<>();
  private final List<Part<E, ?>> parts = new ArrayList<>();

  /** The text of one collection's lookup keys. */
  private record Part<E, T>(CollectionField<E, T> collection, List<Field<T, ?>> keys) {
    static <E, T> Part<E, T> of(CollectionField<E, T> collection) {
      return new Part<>(
          collection,
          collection.fields().stream()
              .filter(field -> collection.lookup().contains(field.name()))
              .filter(SearchText::isText)
              .toList());
    }

    void collect(E entity, StringBuilder words) {
      for (T element : collection.get(entity)) {
        for (Field<T, ?> key : keys) {
          Words.append(key.text(element), words);
        }
      }
    }
  }

  SearchText(EntityType<E> type) {
    for (Field<E, ?> field : type.fields()) {
      if (field.is(FieldTrait.SEARCHABLE)) {
        fields.add(field);
      }
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      if (!collection.lookup().isEmpty() && !collection.isDocument()) {
        parts.add(Part.of(collection));
      }
    }
  }

  private static boolean isText(Field<?, ?> field) {
    return field.kind() == FieldKind.TEXT || field.kind() == FieldKind.CODE;
  }

  boolean isEmpty() {
    return fields.isEmpty() && parts.isEmpty();
  }

  /** Returns the words of a record with blanks between them, or null if there are none. */
  @Nullable String of(E entity) {
    StringBuilder words = new StringBuilder();
    for (Field<E, ?> field : fields) {
      Words.append(field.text(entity), words);
    }
    for (Part<E, ?> part : parts) {
      part.collect(entity, words);
    }
    return words.length() == 0 ? null : words.toString();
  }
}
