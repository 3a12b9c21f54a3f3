package dev.crmcore.duplicates;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.MergeFields;
import dev.crmcore.dedup.LabelledPair;
import dev.crmcore.dedup.MatchModel;
import dev.crmcore.dedup.RecordTable;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Learns a model from what people said about customers of one kind. Whoever was merged stands in
 * the table as the cards from before the merge, because these are what people looked at.
 */
final class DecisionLearning {
  private final Reader reader;
  private final EntityJson json;
  private final EntityType<Customer> type;
  private final CustomerMatching matching;
  private final CustomerKind kind;
  private final CustomerColumns columns;
  private final RecordTable.Builder table;
  private final Set<String> rows = new HashSet<>();
  private final List<LabelledPair> pairs = new ArrayList<>();

  DecisionLearning(
      Reader reader,
      EntityJson json,
      EntityType<Customer> type,
      CustomerMatching matching,
      CustomerKind kind) {
    this.reader = reader;
    this.json = json;
    this.type = type;
    this.matching = matching;
    this.kind = kind;
    this.columns = CustomerColumns.of(kind, type, matching);
    this.table = columns.newTable();
  }

  /** The values of cards before a merge; whole merges would take ten times the room. */
  private record Parts(
      Instant at, List<List<String>> survivor, Map<String, List<List<String>>> losers) {}

  MatchModel learn(Predicate<MergeRecord> decided) {
    Map<CustomerId, List<Parts>> merges = merges(decided);
    reader.scan(
        CustomerFields.TYPE,
        Duplicates.inUse(kind),
        customer -> {
          String id = customer.id().toString();
          List<Parts> parts = merges.getOrDefault(customer.id(), List.of());
          if (parts.isEmpty()) {
            add(id, columns.values(customer));
          }
          for (int i = 0; i < parts.size(); i++) {
            // Decisions about a survivor are about the card from before its last merge.
            addParts(i == parts.size() - 1 ? id : id + " before merge " + (i + 1), parts.get(i));
          }
        });
    addDecisions();
    return matching.engine(kind).learn(table.build(), pairs, matching.options());
  }

  private Map<CustomerId, List<Parts>> merges(Predicate<MergeRecord> decided) {
    Map<CustomerId, List<Parts>> bySurvivor = new HashMap<>();
    reader.scanUnseen(
        MergeFields.TYPE,
        Conditions.missing(MergeFields.UNDONE_AT),
        merge -> {
          Customer survivor = json.read(type, merge.survivorBefore());
          if (survivor.kind() == kind && decided.test(merge)) {
            bySurvivor
                .computeIfAbsent(merge.survivorId(), id -> new ArrayList<>())
                .add(new Parts(merge.mergedAt(), columns.values(survivor), losers(merge)));
          }
        });
    bySurvivor.values().forEach(of -> of.sort(Comparator.comparing(Parts::at)));
    return bySurvivor;
  }

  private Map<String, List<List<String>>> losers(MergeRecord merge) {
    Map<String, List<List<String>>> losers = new LinkedHashMap<>();
    for (String before : merge.losersBefore()) {
      Customer loser = json.read(type, before);
      losers.put(loser.id().toString(), columns.values(loser));
    }
    return losers;
  }

  private void addParts(String survivor, Parts parts) {
    add(survivor, parts.survivor());
    parts
        .losers()
        .forEach(
            (loser, values) -> {
              add(loser, values);
              pairs.add(new LabelledPair(survivor, loser, true));
            });
  }

  private void add(String id, List<List<String>> values) {
    table.addAll(id, values);
    rows.add(id);
  }

  private void addDecisions() {
    PairDecisions decisions = PairDecisions.all(reader);
    for (Set<CustomerId> pair : decisions.pairs()) {
      List<CustomerId> two = List.copyOf(pair);
      String left = two.get(0).toString();
      String right = two.get(1).toString();
      if (rows.contains(left) && rows.contains(right)) {
        decisions
            .standing(two.get(0), two.get(1))
            .filter(decision -> decision.verdict() != DuplicateVerdict.LATER)
            .map(decision -> decision.verdict() == DuplicateVerdict.DUPLICATE)
            .ifPresent(same -> pairs.add(new LabelledPair(left, right, same)));
      }
    }
  }
}
