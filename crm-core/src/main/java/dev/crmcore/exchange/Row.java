package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RawRecord;
import org.jspecify.annotations.Nullable;

/**
 * One row of the file.
 *
 * @param raw as it stands there
 * @param values what it says, as far as it can be understood, or null where its cells cannot be
 *     told
 * @param fingerprint what finds the row again where it has no id
 * @param problem why it cannot be applied, or null
 */
record Row(
    RawRecord raw, @Nullable RowValues values, String fingerprint, @Nullable ImportError problem) {
  ImportError failure(@Nullable String column, InvalidInputException e) {
    return failure(column, e.code(), String.valueOf(e.getMessage()));
  }

  ImportError failure(@Nullable String column, String code, String message) {
    return new ImportError(raw.line(), column, null, code, message);
  }
}
