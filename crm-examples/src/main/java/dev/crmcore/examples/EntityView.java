package dev.crmcore.examples;

import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as objects for JSON, by the catalogue: every field that has a value, custom ones too. */
final class EntityView {
  private final Catalogue catalogue;

  EntityView(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  <E> Map<String, Object> of(EntityType<E> type, E entity) {
    EntityType<E> full = catalogue.entity(type);
    Map<String, Object> view = new LinkedHashMap<>();
    full.fields().forEach(field -> put(view, field, entity));
    for (CollectionField<E, ?> collection : full.collections()) {
      List<Object> elements = elements(collection, entity);
      if (!elements.isEmpty()) {
        view.put(collection.name(), elements);
      }
    }
    return view;
  }

  <E> List<Map<String, Object>> all(EntityType<E> type, List<? extends E> entities) {
    return entities.stream().map(entity -> of(type, (E) entity)).toList();
  }

  private static <E, T> List<Object> elements(CollectionField<E, T> collection, E entity) {
    List<Object> elements = new ArrayList<>();
    for (T element : collection.get(entity)) {
      Map<String, Object> view = new LinkedHashMap<>();
      collection.fields().forEach(field -> put(view, field, element));
      boolean plain = view.size() == 1 && view.containsKey(CollectionField.VALUE);
      elements.add(plain ? view.get(CollectionField.VALUE) : view);
    }
    return elements;
  }

  private static <E> void put(Map<String, Object> view, Field<E, ?> field, E owner) {
    Object value = value(field, owner);
    if (value != null) {
      view.put(field.name(), value);
    }
  }

  private static <E> @Nullable Object value(Field<E, ?> field, E owner) {
    return switch (field.kind()) {
      case INTEGER, DECIMAL, BOOLEAN -> field.get(owner);
      default -> field.text(owner);
    };
  }
}
