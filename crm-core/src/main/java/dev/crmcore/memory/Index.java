package dev.crmcore.memory;

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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Under which keys a record is found: by the value of a field, by a lookup key, by its words. */
record Index<E>(String name, boolean unique, Function<E, ? extends Collection<String>> keys) {
  /** The name of the index of words, which no field can have. */
  static final String WORDS = "#words";

  static <E> List<Index<E>> of(EntityType<E> type, Set<String> foreignKeys) {
    List<Index<E>> indexes = new ArrayList<>();
    for (Field<E, ?> field : type.fields()) {
      boolean unique = field.is(FieldTrait.UNIQUE);
      boolean named = field.is(FieldTrait.INDEXED) && field.kind() == FieldKind.ID;
      if (unique || named || foreignKeys.contains(field.name())) {
        indexes.add(new Index<>(field.name(), unique, record -> keysOf(field, record)));
      }
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      if (!collection.lookup().isEmpty()) {
        indexes.add(lookup(collection));
      }
    }
    indexes.add(new Index<>(WORDS, false, record -> words(type, record)));
    return List.copyOf(indexes);
  }

  private static <E, T> Index<E> lookup(CollectionField<E, T> collection) {
    return new Index<>(
        collection.name(),
        collection.isLookupUnique(),
        record -> {
          Set<String> keys = new LinkedHashSet<>();
          for (T element : collection.get(record)) {
            LookupKey key = lookupKey(collection, element);
            if (key != null) {
              keys.add(keyOf(key));
            }
          }
          return keys;
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

  /** Returns the parts as one text; lengths go first, so that no two keys run into one. */
  static String keyOf(LookupKey key) {
    StringBuilder text = new StringBuilder();
    key.parts().forEach(part -> text.append(part.length()).append(':').append(part));
    return text.toString();
  }

  private static <E, V> Collection<String> keysOf(Field<E, V> field, E record) {
    V value = field.get(record);
    return value == null ? List.of() : List.of(keyOf(field.type(), value));
  }

  /** Returns the text that equal values, and no others, have in common. */
  static <V> String keyOf(FieldType<V> type, Object value) {
    String text = type.format(type.cast(value));
    return type.kind() == FieldKind.TEXT ? Folding.fold(text) : text;
  }

  private static <E> Set<String> words(EntityType<E> type, E record) {
    Set<String> words = new LinkedHashSet<>();
    for (Field<E, ?> field : type.fields()) {
      if (field.is(FieldTrait.SEARCHABLE)) {
        addWords(words, field.text(record));
      }
    }
    type.collections().forEach(collection -> addWords(words, collection, record));
    return words;
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
