package dev.crmcore.search;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Condition;
import dev.crmcore.query.TextQuery;
import dev.crmcore.storage.LookupKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One search. Storages find candidates, a bounded number of them with the likeliest in front; what
 * they are worth is judged here.
 */
final class Finding {
  /** With fewer hits, and none by whole words, slips of spelling are looked for. */
  private static final int FEW = 5;

  private static final int CANDIDATES = 60;

  private final Reader reader;
  private final EntityType<Customer> type;
  private final Condition inUse;
  private final int limit;
  private final int candidates;
  private final Hits hits = new Hits();

  /** Whole words of one step are beginnings or corrections of another; nothing is asked twice. */
  private final Map<TextQuery, List<UUID>> asked = new HashMap<>();

  Finding(Reader reader, Catalogue catalogue, Condition inUse, int limit) {
    this.reader = reader;
    this.type = catalogue.entity(CustomerFields.TYPE);
    this.inUse = inUse;
    this.limit = limit;
    this.candidates = Math.min(CustomerSearch.MOST_HITS, Math.max(CANDIDATES, 2 * limit));
  }

  SearchAnswer answer(String text, Readings readings) {
    if (!readings.isEmpty() && !addressed(readings)) {
      literal(readings);
      slips(readings);
      indirect(readings);
      // Of an address there is one, and whoever has its beginning is the one that is meant.
      int enough = readings.isAddress() ? 1 : Math.min(FEW, limit);
      if (hits.size() < enough && !hits.hasWholeWords()) {
        misspelled(readings);
      }
    }
    return new SearchAnswer(text, hits.meant(), hits.best(limit));
  }

  /** Whoever types a whole address means those who have it, if somebody does. */
  private boolean addressed(Readings readings) {
    if (!readings.addresses().isEmpty()) {
      for (Customer customer : unknown(holders(readings.addresses()))) {
        Judgement judgement = judgement(customer, readings.addressed());
        if (judgement != null) {
          hits.add(customer, judgement);
        }
      }
    }
    return hits.size() > 0;
  }

  private void literal(Readings readings) {
    // Each has candidates of its own, or the first would leave no room for the other.
    for (Reading reading : readings.literal()) {
      judge(found(reading, reading.partial()), readings.literal());
    }
  }

  /** Returns whom a query for the words of a reading finds, the best of them first. */
  private Collection<UUID> found(Reading reading, TextQuery query) {
    return reading.found(query, this::search, candidates);
  }

  private List<UUID> holders(List<LookupKey> keys) {
    return reader.lookup(type, CustomerFields.CONTACT_POINTS.name(), keys).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  private void slips(Readings readings) {
    for (Reading reading : readings.slips()) {
      if (hits.size() < limit) {
        judge(found(reading, reading.partial()), List.of(reading));
      }
    }
  }

  private void indirect(Readings readings) {
    List<Reading> all = new ArrayList<>(readings.literal());
    all.addAll(readings.slips());
    if (hits.size() < limit) {
      new Companies(reader, inUse).add(hits, candidates);
    }
    if (hits.size() < limit) {
      new Timelines(reader, inUse).add(hits, all, candidates);
    }
  }

  private void misspelled(Readings readings) {
    for (Reading reading : readings.spellable()) {
      List<Integer> suspects = reading.suspects();
      List<Integer> unknown = unknown(reading, suspects);
      if (!suspects.isEmpty()) {
        Reading misspelled = reading.misspelled(unknown.isEmpty() ? suspects : unknown);
        Collection<UUID> found = found(misspelled, misspelled.corrected());
        judge(found, List.of(misspelled));
        if (!found.isEmpty()) {
          return;
        }
        if (!unknown.isEmpty()) {
          judge(found(misspelled, misspelled.partial()), List.of(misspelled));
        }
      }
    }
  }

  /** Returns those words that nobody has; the only word of a text counts as unknown. */
  private List<Integer> unknown(Reading reading, List<Integer> suspects) {
    return reading.words().size() == 1
        ? suspects
        : suspects.stream()
            .filter(place -> reader.search(type, reading.partial(place), inUse, 1).isEmpty())
            .toList();
  }

  private List<UUID> search(TextQuery query) {
    return asked.computeIfAbsent(query, words -> reader.search(type, words, inUse, candidates));
  }

  private void judge(Collection<UUID> ids, List<Reading> readings) {
    for (Customer customer : unknown(ids)) {
      hits.add(customer, judgement(customer, readings));
    }
  }

  /** Returns the first of those that were not found yet. */
  private List<Customer> unknown(Collection<UUID> ids) {
    List<UUID> unknown = ids.stream().filter(id -> !hits.has(id)).limit(candidates).toList();
    return reader.findAll(type, unknown).stream().filter(reader.tester(type, inUse)).toList();
  }

  private @Nullable Judgement judgement(Customer customer, List<Reading> readings) {
    return Judgement.of(SearchedText.of(type, customer), readings);
  }
}
