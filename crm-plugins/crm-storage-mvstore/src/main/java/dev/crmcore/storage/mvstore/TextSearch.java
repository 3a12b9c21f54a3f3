package dev.crmcore.storage.mvstore;

import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Finds records by the beginnings of their words. The more of the words were given in full, the
 * better the record; what is equally good comes by id.
 */
final class TextSearch {
  private TextSearch() {}

  static <E> List<UUID> search(Table<E> table, String text, Predicate<E> passes, int limit) {
    Map<UUID, Integer> found = null;
    for (String word : Folding.words(text).stream().distinct().toList()) {
      Map<UUID, Integer> holders = new HashMap<>();
      table.holdersOfWord(word, (id, whole) -> holders.merge(id, whole ? 1 : 0, Math::max));
      if (found != null) {
        holders.keySet().retainAll(found.keySet());
        Map<UUID, Integer> before = found;
        holders.replaceAll((id, whole) -> whole + before.getOrDefault(id, 0));
      }
      found = holders;
    }
    return found == null ? List.of() : best(found, table, passes, limit);
  }

  private static <E> List<UUID> best(
      Map<UUID, Integer> found, Table<E> table, Predicate<E> passes, int limit) {
    Comparator<Map.Entry<UUID, Integer>> mostWholeWords =
        Map.Entry.<UUID, Integer>comparingByValue().reversed();
    return found.entrySet().stream()
        .sorted(mostWholeWords.thenComparing(Map.Entry::getKey, FieldType.ID::compare))
        .map(Map.Entry::getKey)
        .filter(id -> table.getAll(List.of(id)).stream().anyMatch(passes))
        .limit(limit)
        .toList();
  }
}
