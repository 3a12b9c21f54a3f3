package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.CustomerReferences.Ambiguous;
import dev.crmcore.exchange.CustomerReferences.Found;
import dev.crmcore.exchange.ImportOptions.Overwrite;
import dev.crmcore.exchange.RecordKind.Fate;
import dev.crmcore.feeds.SourcePriorities;
import dev.crmcore.gateway.ChangeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies some rows that become records of customers: finds the customers, then makes every group
 * of rows a new or changed record, in the order of the file. Used once.
 *
 * @param <E> the record
 */
final class RecordBatch<E> {
  private final ChangeSet changes;
  private final RecordKind<E> kind;
  private final CustomerReferences customers;
  private final ImportOptions options;
  private final PreparedRecords<E> records;
  private final SourcePriorities priorities;
  private final List<Row> repeated = new ArrayList<>();
  private final Tally tally = new Tally();

  RecordBatch(
      ChangeSet changes, RecordKind<E> kind, CustomerReferences customers, ImportOptions options) {
    this.changes = changes;
    this.kind = kind;
    this.customers = customers;
    this.options = options;
    this.records = new PreparedRecords<>(changes, kind.type());
    this.priorities = SourcePriorities.read(changes.reader()).withPeople(options.peoplePriority());
  }

  Tally apply(List<Row> rows) {
    List<Group> groups = groups(rows);
    List<Group> whole = groups.stream().filter(this::isWhole).toList();
    customers.load(whole.stream().flatMap(group -> group.values().stream()).toList());
    Map<String, E> stored =
        kind.stored(changes, whole.stream().map(Group::key).distinct().toList());
    ValueSources sources = sources(stored);
    List<Made<E>> made = new ArrayList<>();
    whole.forEach(group -> make(group, stored, sources, made));
    customers.store(made.stream().map(Made::customer).toList());
    made.forEach(one -> put(one, stored.get(one.group().key())));
    records.store();
    for (Row row : repeated) {
      // It is about a record that may have been stored only now.
      tally.take(new RecordBatch<>(changes, kind, customers, options).apply(List.of(row)));
    }
    return tally;
  }

  private List<Group> groups(List<Row> rows) {
    Map<String, Group> open = new HashMap<>();
    List<Group> groups = new ArrayList<>();
    for (Row row : rows) {
      RowValues values = row.values();
      if (values == null) {
        reject(row);
        continue;
      }
      String key = kind.key(row, values);
      Group group = open.get(key);
      if (group == null) {
        group = new Group(key, new ArrayList<>());
        groups.add(group);
        open.put(key, group);
      } else if (!kind.isGrouped(values)) {
        repeated.add(row);
        continue;
      }
      group.rows().add(row);
    }
    return groups;
  }

  /** A record of which a row is missing would be wrong, so its other rows wait for that one. */
  private boolean isWhole(Group group) {
    Row bad = group.rows().stream().filter(row -> row.problem() != null).findFirst().orElse(null);
    if (bad == null) {
      return true;
    }
    for (Row row : group.rows()) {
      if (row.problem() != null) {
        reject(row);
      } else {
        tally.rejected(
            row,
            row.failure(
                null,
                "E_INCOMPLETE",
                "The row is part of '%s', of which line %d was rejected. Mend that line and import both."
                    .formatted(ImportError.shortened(group.key()), bad.raw().line())));
      }
    }
    return false;
  }

  private void reject(Row row) {
    ImportError problem = row.problem();
    tally.rejected(
        row, problem != null ? problem : row.failure(null, "E_INVALID", "The row is empty."));
  }

  /** Asks who wrote a value only where a row might replace it. */
  private ValueSources sources(Map<String, E> stored) {
    boolean asks = options.overwrites(Overwrite.OWN) || options.overwrites(Overwrite.BY_PRIORITY);
    if (!asks || stored.isEmpty()) {
      return ValueSources.none();
    }
    Set<UUID> ids = new HashSet<>();
    stored.values().forEach(record -> ids.add(kind.type().id(record)));
    return ValueSources.of(changes.reader(), ids);
  }

  private void make(Group group, Map<String, E> stored, ValueSources sources, List<Made<E>> made) {
    try {
      E known = stored.get(group.key());
      Found customer = customers.of(group.values());
      ReplacedValues replaced =
          new ReplacedValues(
              options, priorities, sources, known == null ? null : kind.type().id(known));
      E next = kind.made(changes, known, group.key(), group.values(), customer.id(), replaced);
      made.add(new Made<>(group, customer, next));
      tally.kept(replaced.kept());
    } catch (Ambiguous e) {
      group
          .rows()
          .forEach(row -> tally.quarantined(row, row.failure(null, "E_DUPLICATE_KEY", e.reason())));
    } catch (InvalidInputException e) {
      group.rows().forEach(row -> tally.rejected(row, row.failure(null, e)));
    }
  }

  private void put(Made<E> one, @Nullable E stored) {
    try {
      Fate fate = kind.put(changes, records, stored, one.next());
      one.group().rows().forEach(row -> count(fate));
    } catch (InvalidInputException e) {
      one.group().rows().forEach(row -> tally.rejected(row, row.failure(null, e)));
    }
  }

  private void count(Fate fate) {
    switch (fate) {
      case CREATED -> tally.created();
      case UPDATED -> tally.updated();
      case UNCHANGED -> tally.unchanged();
    }
  }

  /** Rows of one record. */
  private record Group(String key, List<Row> rows) {
    List<RowValues> values() {
      List<RowValues> values = new ArrayList<>();
      for (Row row : rows) {
        RowValues one = row.values();
        if (one != null) {
          values.add(one);
        }
      }
      return values;
    }
  }

  private record Made<E>(Group group, Found customer, E next) {}
}
