package dev.crmcore.storage.mvstore;

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
        .sorted(FieldType.ID::compare)
        .filter(id -> table.getAll(List.of(id)).stream().anyMatch(passes))
        .limit(limit)
        .toList();
  }

  private static Set<UUID> holders(Table<?> table, WordForms forms) {
    Set<UUID> holders = new HashSet<>();
    forms.whole().forEach(word -> holders.addAll(table.holders(Index.WORDS, word)));
    forms.beginnings().forEach(start -> table.holdersOfWords(start, holders::add));
    forms.endings().forEach(end -> table.holdersOfWords(NumberEnding.keyStart(end), holders::add));
    return holders;
  }
}
