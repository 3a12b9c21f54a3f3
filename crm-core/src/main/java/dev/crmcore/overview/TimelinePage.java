package dev.crmcore.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a timeline.
 *
 * @param entries the latest first
 * @param next where the next page begins; null after the last
 */
public record TimelinePage(List<TimelineEntry> entries, @Nullable TimelineEntry next) {
  /** Copies the entries. */
  public TimelinePage {
    entries = List.copyOf(entries);
  }
}
