package dev.crmcore.merging;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.catalogue.MergeFields;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.AuditCheckpoint;
import dev.crmcore.model.AuditId;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When customers got the values they have, as their lineage tells. Merging moves values from card
 * to card without making them younger, so what a merge or its undoing wrote counts only where
 * nothing else did. Reads the lineage of a customer when first asked about it. Not safe for other
 * threads.
 */
final class FieldTimes {
  private final Reader reader;
  private final Map<CustomerId, History> histories = new HashMap<>();

  FieldTimes(Reader reader) {
    this.reader = reader;
  }

  Instant changedAt(Field<Customer, ?> field, Customer customer) {
    return writing(field, customer).map(LineageEntry::at).orElseGet(() -> latestPossible(customer));
  }

  /** Returns the source of the value, or null where somebody wrote it by hand or nobody knows. */
  @Nullable String writtenBy(Field<Customer, ?> field, Customer customer) {
    return writing(field, customer).map(LineageEntry::source).orElse(null);
  }

  private Optional<LineageEntry> writing(Field<Customer, ?> field, Customer customer) {
    History history = histories.computeIfAbsent(customer.id(), this::read);
    Predicate<LineageEntry> wrote =
        row -> row.changes().stream().anyMatch(change -> isValue(change, field, customer));
    return history
        .latest(wrote.and(row -> !history.merges.contains(row.changeSet())))
        .or(() -> history.latest(wrote));
  }

  private static boolean isValue(FieldChange change, Field<Customer, ?> field, Customer customer) {
    String after = change.after();
    return change.field().equals(field.name())
        && after != null
        && after.equals(field.text(customer));
  }

  /** What the lineage no longer tells of was written before the sealing ended. */
  private Instant latestPossible(Customer customer) {
    Instant updatedAt = customer.revision().updatedAt();
    return reader
        .checkpoint()
        .map(AuditCheckpoint::until)
        .filter(until -> until.isBefore(updatedAt))
        .orElse(updatedAt);
  }

  private History read(CustomerId id) {
    Set<UUID> cards = new HashSet<>(Set.of(id.value()));
    Set<UUID> former = new HashSet<>();
    Deque<UUID> open = new ArrayDeque<>(cards);
    while (!open.isEmpty()) {
      for (MergeRecord merge : mergesOf(open.pop())) {
        for (CustomerId loser : merge.loserIds()) {
          if (merge.isUndone()) {
            former.add(loser.value());
          } else if (cards.add(loser.value())) {
            open.push(loser.value());
          }
        }
      }
    }
    former.addAll(cards);
    History history = new History(new ArrayList<>(), new HashSet<>());
    reader.scan(
        LineageFields.TYPE,
        Conditions.in(LineageFields.ENTITY_ID, former),
        row -> history.add(row, cards.contains(row.entityId())));
    return history;
  }

  private List<MergeRecord> mergesOf(UUID survivor) {
    List<MergeRecord> merges = new ArrayList<>();
    reader.scan(MergeFields.TYPE, Conditions.equal(MergeFields.SURVIVOR_ID, survivor), merges::add);
    return merges;
  }

  /**
   * What happened to a card and to those that are part of it.
   *
   * @param rows the lineage
   * @param merges the change-sets that merged a card or undid that
   */
  private record History(List<LineageEntry> rows, Set<AuditId> merges) {
    void add(LineageEntry row, boolean isPart) {
      boolean merged =
          row.changes().stream()
              .anyMatch(change -> change.field().equals(CustomerFields.MERGED_INTO.name()));
      if (merged) {
        merges.add(row.changeSet());
      }
      if (isPart) {
        rows.add(row);
      }
    }

    Optional<LineageEntry> latest(Predicate<LineageEntry> wanted) {
      return rows.stream().filter(wanted).max(Comparator.comparing(LineageEntry::at));
    }
  }
}
