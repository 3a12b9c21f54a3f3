package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldValues;
import dev.crmcore.model.Customer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes elements of a collection of what a document says of them. */
final class ElementReading {
  private ElementReading() {}

  /**
   * Returns an element.
   *
   * @param parts by the names of its fields; others are passed over
   * @throws InvalidInputException if a part is missing or not of its type
   */
  static <T> T element(CollectionField<Customer, T> collection, Map<String, String> parts) {
    for (Field<T, ?> field : collection.fields()) {
      String text = parts.get(field.name());
      if (field.is(FieldTrait.REQUIRED) && (text == null || text.isEmpty())) {
        throw new InvalidInputException(
            "E_REQUIRED", "An element of '%s' has no '%s'. Add it.".formatted(collection, field));
      }
      if (text != null && !field.name().equals("street")) {
        Cells.requireLine(text);
      }
    }
    return collection.assemble(new Parts<>(parts));
  }

  private record Parts<T>(Map<String, String> parts) implements FieldValues<T> {
    @Override
    public <V> @Nullable V get(Field<T, V> field) {
      String text = parts.get(field.name());
      if (text == null || text.isEmpty()) {
        return null;
      }
      try {
        return field.type().parse(text);
      } catch (InvalidInputException e) {
        throw e;
      } catch (RuntimeException e) {
        throw new InvalidInputException(
            "E_TYPE",
            "'%s' is no value for '%s'.".formatted(ImportError.shortened(text), field),
            e);
      }
    }
  }
}
