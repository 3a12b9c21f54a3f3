package dev.crmcore.collaboration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a feed.
 *
 * @param entries the latest first; may be fewer than were asked for though more follow
 * @param next where the next page begins; null where nothing follows
 */
public record FeedPage(List<FeedEntry> entries, @Nullable FeedMark next) {
  /** Copies the entries. */
  public FeedPage {
    entries = List.copyOf(entries);
  }
}
