package dev.crmcore.search;

import dev.crmcore.field.FieldType;
import dev.crmcore.model.Customer;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a search has found so far. The way that finds a customer first is the best one. */
final class Hits {
  /** Of a customer that was found where nothing is shown, such as at the end of long notes. */
  private static final Judgement UNSHOWN =
      new Judgement(0.5, MatchKind.BEGINNING, List.of(), List.of());

  private final Map<UUID, Hit> hits = new LinkedHashMap<>();

  /** A customer and why it was found. */
  record Hit(Customer customer, Judgement judgement) {}

  int size() {
    return hits.size();
  }

  boolean has(UUID id) {
    return hits.containsKey(id);
  }

  Collection<Hit> all() {
    return List.copyOf(hits.values());
  }

  /** Adds a customer, judged or found by what is not shown. */
  void add(Customer customer, @Nullable Judgement judgement) {
    hits.putIfAbsent(
        customer.id().value(), new Hit(customer, judgement == null ? UNSHOWN : judgement));
  }

  /** Tells whether anybody was found by nothing but whole words. */
  boolean hasWholeWords() {
    return hits.values().stream().anyMatch(hit -> hit.judgement().match() == MatchKind.WHOLE_WORD);
  }

  List<SearchHit> best(int limit) {
    return sorted().stream()
        .limit(limit)
        .map(
            hit ->
                new SearchHit(
                    hit.customer(),
                    hit.judgement().score(),
                    hit.judgement().match(),
                    hit.judgement().highlights()))
        .toList();
  }

  /** Returns the words of the best hit if everybody was found by a slip of the one who typed. */
  @Nullable String meant() {
    boolean corrected =
        !hits.isEmpty()
            && hits.values().stream()
                .map(hit -> hit.judgement().match())
                .allMatch(match -> match == MatchKind.LAYOUT || match == MatchKind.SPELLING);
    return corrected ? String.join(" ", sorted().get(0).judgement().forms()) : null;
  }

  private List<Hit> sorted() {
    return hits.values().stream()
        .sorted(
            Comparator.<Hit>comparingDouble(hit -> -hit.judgement().score())
                .thenComparing(hit -> hit.customer().id().value(), FieldType.ID::compare))
        .toList();
  }
}
