package dev.crmcore.feeds;

import dev.crmcore.catalogue.FeedFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.query.Conditions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much the word of each source counts. Immutable and safe for all threads.
 *
 * @param bySource the priorities of the stored feeds; any other source has 0
 * @param people that of what people wrote, or a merge, by hand
 */
public record SourcePriorities(Map<String, Integer> bySource, int people) {
  /** Above every source. */
  public static final int HIGHEST = Integer.MAX_VALUE;

  /** Copies the map. */
  public SourcePriorities {
    bySource = Map.copyOf(bySource);
  }

  /** Reads the stored feeds, seen or not: what counts holds whoever acts. */
  public static SourcePriorities read(Reader reader) {
    Map<String, Integer> bySource = new HashMap<>();
    reader.scanUnseen(
        FeedFields.TYPE, Conditions.everyone(), feed -> bySource.put(feed.name(), feed.priority()));
    return new SourcePriorities(bySource, HIGHEST);
  }

  /** Returns these with another priority of what people wrote. */
  public SourcePriorities withPeople(int priority) {
    return new SourcePriorities(bySource, priority);
  }

  /**
   * Returns the priority of who wrote a value.
   *
   * @param source the source it came from, or null where somebody wrote it by hand
   */
  public int of(@Nullable String source) {
    return source == null ? people : bySource.getOrDefault(source, 0);
  }
}
