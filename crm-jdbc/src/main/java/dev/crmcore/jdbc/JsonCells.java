package dev.crmcore.jdbc;

import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;

/** How comparable values lie in JSON, which has text and numbers only; the same in all engines. */
final class JsonCells {
  private JsonCells() {}

  static Cell of(FieldType<?> type) {
    return switch (type.kind()) {
      case TEXT -> Cell.KEY;
      case POINT -> Cell.PLACE;
      case ID -> Cell.written(type); // the order of the texts is that of the bytes
      default -> SqliteCells.of(type);
    };
  }

  /** Tells whether values of a kind stand there as text. */
  static boolean isText(FieldKind kind) {
    return switch (kind) {
      case TEXT, CODE, CHOICE, DATE, POINT, ID -> true;
      case INTEGER, BOOLEAN, INSTANT, MONEY, DECIMAL -> false;
    };
  }
}
