package dev.crmcore.memory;

import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
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
    List<String> words = Folding.words(text).stream().distinct().toList();
    if (words.isEmpty()) {
      return List.of();
    }
    Map<UUID, Integer> found = holders(table, words.get(0));
    for (String word : words.subList(1, words.size())) {
      Map<UUID, Integer> others = holders(table, word);
      found.keySet().retainAll(others.keySet());
      found.replaceAll((id, whole) -> whole + others.getOrDefault(id, 0));
    }
    return found.entrySet().stream()
        .filter(entry -> passes(table, passes, entry.getKey()))
        .sorted(
            Map.Entry.<UUID, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry::getKey, FieldType.ID::compare))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static <E> boolean passes(Table<E> table, Predicate<E> passes, UUID id) {
    E entity = table.get(id);
    return entity != null && passes.test(entity);
  }

  /** Returns who has a word that starts so: 1 for those who have it in full, else 0. */
  private static Map<UUID, Integer> holders(Table<?> table, String start) {
    Map<UUID, Integer> holders = new HashMap<>();
    for (String word : table.wordsFrom(start)) {
      if (!word.startsWith(start)) {
        break;
      }
      int whole = word.equals(start) ? 1 : 0;
      table.holders(Index.WORDS, word).keys().forEach(id -> holders.merge(id, whole, Math::max));
    }
    return holders;
  }
}
