package dev.crmcore.exchange;

import dev.crmcore.feeds.SourcePriorities;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides between what is stored and what a row says, and counts what was not applied. */
final class ReplacedValues {
  private final ImportOptions options;
  private final SourcePriorities priorities;
  private final ValueSources sources;
  private final @Nullable UUID record;
  private long kept;

  /**
   * @param record the stored record, or null for a new one
   */
  ReplacedValues(
      ImportOptions options,
      SourcePriorities priorities,
      ValueSources sources,
      @Nullable UUID record) {
    this.options = options;
    this.priorities = priorities;
    this.sources = sources;
    this.record = record;
  }

  /** Returns what a field is afterwards; a row that says nothing changes nothing. */
  <V> @Nullable V of(String field, @Nullable V stored, @Nullable V said) {
    return of(field, field, stored, said);
  }

  /**
   * Does the same for a field that options call by a longer name.
   *
   * @param option the name in the options
   * @param field the name of the field
   */
  <V> @Nullable V of(String option, String field, @Nullable V stored, @Nullable V said) {
    if (said == null || said.equals(stored)) {
      return stored;
    }
    UUID known = record;
    if (stored == null || known == null) {
      return said;
    }
    boolean replaces =
        switch (options.overwrite(option)) {
          case ALL -> true;
          case NONE -> false;
          case OWN -> sources.isOwn(options.source(), known, field);
          case BY_PRIORITY -> sources.yields(priorities, options.source(), known, field);
        };
    if (!replaces) {
      kept++;
    }
    return replaces ? said : stored;
  }

  long kept() {
    return kept;
  }
}
