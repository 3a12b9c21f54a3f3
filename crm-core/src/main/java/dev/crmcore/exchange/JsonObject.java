package dev.crmcore.exchange;

import dev.crmcore.format.RawRecord.Problem;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object with its keys as they stand; those of objects in it follow theirs after a dot.
 *
 * @param line where it begins
 * @param cells values as text
 * @param structured the keys whose value is an array, as JSON
 * @param problem why it cannot be used, or null
 */
record JsonObject(
    long line, Map<String, String> cells, Set<String> structured, @Nullable Problem problem) {
  static JsonObject broken(long line, String code, String message) {
    return new JsonObject(line, Map.of(), Set.of(), new Problem(code, null, message));
  }
}
