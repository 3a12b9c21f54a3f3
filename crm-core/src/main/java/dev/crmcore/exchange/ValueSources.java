package dev.crmcore.exchange;

import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.feeds.SourcePriorities;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.query.Conditions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who wrote which value last, as far as some records are concerned. */
final class ValueSources {
  private final Map<UUID, Map<String, Optional<String>>> byRecord = new HashMap<>();

  private ValueSources() {}

  /** Returns what is known without asking: nothing. */
  static ValueSources none() {
    return new ValueSources();
  }

  /** Reads the lineage of records. */
  static ValueSources of(Reader reader, Collection<UUID> records) {
    ValueSources sources = new ValueSources();
    reader.scanAny(
        LineageFields.TYPE, Conditions.everyone(), LineageFields.ENTITY_ID, records, sources::add);
    return sources;
  }

  /** Entries come in the order in which they were written. */
  private void add(LineageEntry entry) {
    Map<String, Optional<String>> fields =
        byRecord.computeIfAbsent(entry.entityId(), none -> new HashMap<>());
    entry
        .changes()
        .forEach(change -> fields.put(change.field(), Optional.ofNullable(entry.source())));
  }

  /**
   * Tells whether a source counts as much as whoever wrote a value, or more; than nobody who is
   * known it does.
   */
  boolean yields(SourcePriorities priorities, String source, UUID record, String field) {
    Optional<String> writer = byRecord.getOrDefault(record, Map.of()).get(field);
    return writer == null || priorities.of(source) >= priorities.of(writer.orElse(null));
  }

  /**
   * Tells whether a source may replace a value as its own; what nobody is known to have written is.
   */
  boolean isOwn(@Nullable String source, UUID record, String field) {
    Optional<String> writer = byRecord.getOrDefault(record, Map.of()).get(field);
    return writer == null || writer.equals(Optional.ofNullable(source));
  }
}
