package dev.crmcore.memory;

import dev.crmcore.field.FieldType;
import dev.crmcore.field.NumberEnding;
import dev.crmcore.query.TextQuery;
import dev.crmcore.query.WordForms;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Finds records by the forms of their words, ids in order. */
final class TextSearch {
  private TextSearch() {}

  static <E> List<UUID> search(Table<E> table, TextQuery query, Predicate<E> passes, int limit) {
    if (query.findsNothing()) {
      return List.of();
    }
    Set<UUID> found = holders(table, query.words().get(0));
    for (WordForms word : query.words().subList(1, query.words().size())) {
      found.retainAll(holders(table, word));
    }
    return found.stream()
        .filter(id -> passes(table, passes, id))
        .sorted(FieldType.ID::compare)
        .limit(limit)
        .toList();
  }

  private static <E> boolean passes(Table<E> table, Predicate<E> passes, UUID id) {
    E entity = table.get(id);
    return entity != null && passes.test(entity);
  }

  private static Set<UUID> holders(Table<?> table, WordForms forms) {
    Set<UUID> holders = new HashSet<>();
    forms.whole().forEach(word -> add(table, word, holders));
    forms.beginnings().forEach(start -> addAll(table, start, holders));
    forms.endings().forEach(end -> addAll(table, NumberEnding.keyStart(end), holders));
    return holders;
  }

  private static void addAll(Table<?> table, String start, Set<UUID> holders) {
    for (String word : table.wordsFrom(start)) {
      if (!word.startsWith(start)) {
        break;
      }
      add(table, word, holders);
    }
  }

  private static void add(Table<?> table, String word, Set<UUID> holders) {
    table.holders(Index.WORDS, word).keys().forEach(holders::add);
  }
}
