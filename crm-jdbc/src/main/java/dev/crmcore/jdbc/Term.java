package dev.crmcore.jdbc;

import dev.crmcore.field.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Where in a statement the comparable form of a field stands.
 *
 * @param type the field's type
 * @param cell how values lie there; of money, the smallest units
 * @param key the expression to compare: folded text, the smallest units of money, else the value
 * @param currency the currency of money, null for other kinds
 * @param nullable whether the value may be missing
 */
record Term(FieldType<?> type, Cell cell, Sql key, @Nullable Sql currency, boolean nullable) {
  /** Returns where a constant of a choice stands in its order. */
  int place(Object constant) {
    return type.choices().indexOf(constant);
  }
}
