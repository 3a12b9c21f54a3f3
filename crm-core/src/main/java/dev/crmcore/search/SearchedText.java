package dev.crmcore.search;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldTrait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text of a record that is searched.
 *
 * @param field where it stands
 * @param text the value
 * @param weight what finding a word there is worth beside finding it at all: names most, then what
 *     identifies
 */
record SearchedText(String field, String text, double weight) {
  private static final double NAME = 0.08;
  private static final double IDENTIFIER = 0.05;
  private static final double OTHER = 0;

  private static final Set<String> NAMES = Set.of("displayName", "legalName");

  /** Returns what the index of words holds of a record, with repetitions left out. */
  static <E> List<SearchedText> of(EntityType<E> type, E entity) {
    List<SearchedText> texts = new ArrayList<>();
    for (Field<E, ?> field : type.fields()) {
      if (field.is(FieldTrait.SEARCHABLE)) {
        double weight =
            NAMES.contains(field.name())
                ? NAME
                : field.kind() == FieldKind.CODE ? IDENTIFIER : OTHER;
        add(texts, field.name(), field.text(entity), weight);
      }
    }
    type.collections().forEach(collection -> addKeys(texts, collection, entity));
    return texts;
  }

  private static <E, T> void addKeys(
      List<SearchedText> texts, CollectionField<E, T> collection, E entity) {
    for (String name : collection.lookup()) {
      Field<T, ?> key = collection.field(name).orElseThrow();
      if (key.kind() == FieldKind.TEXT || key.kind() == FieldKind.CODE) {
        for (T element : collection.get(entity)) {
          add(texts, collection.name(), key.text(element), IDENTIFIER);
        }
      }
    }
  }

  private static void add(
      List<SearchedText> texts, String field, @Nullable String text, double weight) {
    if (text != null && texts.stream().noneMatch(other -> other.text().equals(text))) {
      texts.add(new SearchedText(field, text, weight));
    }
  }
}
