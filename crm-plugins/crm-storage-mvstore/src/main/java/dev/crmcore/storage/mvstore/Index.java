package dev.crmcore.storage.mvstore;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
import dev.crmcore.field.NumberEnding;
import dev.crmcore.storage.LookupKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Under which texts a record is found: by the value of a field, by a lookup key, by its words.
 *
 * @param name the field or the collection, or {@link #WORDS}
 * @param unique whether a text belongs to one record
 * @param source what the texts are made of; postings are made anew where it has changed
 * @param texts the texts of a record
 */
record Index<E>(String name, boolean unique, String source, Function<E, Set<String>> texts) {
  /** The name of the index of words, which no field can have. */
  static final String WORDS = "#words";

  /** An index answers equality alone, so moments and amounts, asked for by range, have none. */
  static <E> List<Index<E>> of(EntityType<E> type, Set<String> foreignKeys) {
    List<Index<E>> indexes = new ArrayList<>();
    for (Field<E, ?> field : type.fields()) {
      boolean unique = field.is(FieldTrait.UNIQUE);
      boolean sought = field.is(FieldTrait.INDEXED) && isKey(field.kind());
      if (unique || sought || foreignKeys.contains(field.name())) {
        indexes.add(
            new Index<>(
                field.name(), unique, field.type().toString(), record -> texts(field, record)));
      }
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      if (!collection.lookup().isEmpty()) {
        indexes.add(lookup(collection));
      }
    }
    indexes.add(words(type));
    return List.copyOf(indexes);
  }

  private static boolean isKey(FieldKind kind) {
    return kind == FieldKind.TEXT || kind == FieldKind.CODE || kind == FieldKind.ID;
  }

  /** Returns the text that equal values, and no others, have in common. */
  static <V> String text(FieldType<V> type, Object value) {
    String text = type.format(type.cast(value));
    return type.kind() == FieldKind.TEXT ? Folding.fold(text) : text;
  }

  /** Returns the parts as one text; lengths go first, so that no two keys run into one. */
  static String text(LookupKey key) {
    StringBuilder text = new StringBuilder();
    key.parts().forEach(part -> text.append(part.length()).append(':').append(part));
    return text.toString();
  }

  private static <E, V> Set<String> texts(Field<E, V> field, E record) {
    V value = field.get(record);
    return value == null ? Set.of() : Set.of(text(field.type(), value));
  }

  private static <E, T> Index<E> lookup(CollectionField<E, T> collection) {
    return new Index<>(
        collection.name(),
        collection.isLookupUnique(),
        collection.lookup().toString(),
        record -> {
          Set<String> texts = new LinkedHashSet<>();
          for (T element : collection.get(record)) {
            LookupKey key = lookupKey(collection, element);
            if (key != null) {
              texts.add(text(key));
            }
          }
          return texts;
        });
  }

  /** Returns null where a part is missing: such an element is found by nothing. */
  private static <T> @Nullable LookupKey lookupKey(CollectionField<?, T> collection, T element) {
    List<String> parts = new ArrayList<>();
    for (String name : collection.lookup()) {
      String part = collection.field(name).orElseThrow().text(element);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return new LookupKey(parts);
  }

  private static <E> Index<E> words(EntityType<E> type) {
    List<Field<E, ?>> fields =
        type.fields().stream().filter(field -> field.is(FieldTrait.SEARCHABLE)).toList();
    List<CollectionField<E, ?>> collections =
        type.collections().stream().filter(collection -> !collection.lookup().isEmpty()).toList();
    return new Index<>(
        WORDS,
        false,
        fields + " " + collections + " numbers by their ends",
        record -> {
          Set<String> words = new LinkedHashSet<>();
          fields.forEach(field -> addWords(words, field.text(record)));
          collections.forEach(collection -> addWords(words, collection, record));
          return words;
        });
  }

  private static <E, T> void addWords(
      Set<String> words, CollectionField<E, T> collection, E record) {
    for (String name : collection.lookup()) {
      Field<T, ?> part = collection.field(name).orElseThrow();
      if (part.kind() == FieldKind.TEXT || part.kind() == FieldKind.CODE) {
        collection.get(record).forEach(element -> addWords(words, part.text(element)));
      }
    }
  }

  private static void addWords(Set<String> words, @Nullable String text) {
    if (text != null) {
      for (String word : Folding.words(text)) {
        words.add(word);
        NumberEnding.keyOf(word).ifPresent(words::add);
      }
    }
  }
}
