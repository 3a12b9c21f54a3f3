package dev.crmcore.gateway;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldTrait;

/** What the catalogue alone can say about whether a record may be stored. */
final class EntityCheck {
  private static final int MAX_TEXT = 1_000_000;

  private EntityCheck() {}

  static <E> void check(EntityType<E> type, E entity) {
    for (Field<E, ?> field : type.fields()) {
      check(type, field, entity);
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      if (!collection.isDocument()) {
        checkElements(type, collection, entity);
      }
    }
    if (type.hasCustomFields()) {
      for (String name : type.custom(entity).keySet()) {
        if (!type.requireField(name).is(FieldTrait.CUSTOM)) {
          throw new InvalidInputException(
              "E_FIELD_UNKNOWN",
              "'%s' is a standard field of %s, not a custom one.".formatted(name, type));
        }
      }
    }
  }

  private static <E, V> void check(EntityType<E> type, Field<E, V> field, E entity) {
    V value = field.get(entity);
    if (value == null) {
      if (field.is(FieldTrait.REQUIRED)) {
        throw new InvalidInputException(
            "E_REQUIRED", "The field '%s' of %s needs a value.".formatted(field, type));
      }
      return;
    }
    if (field.kind() == FieldKind.TEXT || field.kind() == FieldKind.CODE) {
      requireText(field + " of " + type, (String) value);
    }
  }

  private static <E, T> void checkElements(
      EntityType<E> type, CollectionField<E, T> collection, E entity) {
    for (T element : collection.get(entity)) {
      for (Field<T, ?> field : collection.fields()) {
        if (field.kind() == FieldKind.TEXT || field.kind() == FieldKind.CODE) {
          String text = field.text(element);
          if (text != null) {
            requireText(collection + " of " + type, text);
          }
        }
      }
    }
  }

  static void requireText(String what, String text) {
    if (text.length() > MAX_TEXT) {
      throw new InvalidInputException(
          "E_LIMIT_LENGTH",
          "'%s' has %d characters; at most %d are stored."
              .formatted(what, text.length(), MAX_TEXT));
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        throw new InvalidInputException(
            "E_CONTROL_CHAR",
            "'%s' contains the control character U+%04X at position %d. Remove it."
                .formatted(what, (int) c, i + 1));
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new InvalidInputException(
              "E_ENCODING",
              "'%s' contains half a character at position %d.".formatted(what, i + 1));
        }
        i++;
      }
    }
  }
}
