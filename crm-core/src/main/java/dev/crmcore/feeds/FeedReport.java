package dev.crmcore.feeds;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.Feed;
import dev.crmcore.model.ImportRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is doing.
 *
 * @param feed the feed
 * @param runs how many imports there were of it
 * @param total what became of the rows of all of them
 * @param last the latest of them, or null
 * @param customers how many customers in use carry an id of this source
 * @param score how good the customers are whose source is this feed, 0 to 100, by the last kept
 *     audit of all customers; null without one, or where it met none of them. A column for the
 *     source gives customers another one
 * @param expectedAt when the next file is expected, or null where none is
 * @param late whether that moment has passed
 */
public record FeedReport(
    Feed feed,
    long runs,
    RowCounts total,
    @Nullable ImportRun last,
    long customers,
    @Nullable Double score,
    @Nullable Instant expectedAt,
    boolean late) {
  /** Checks that what cannot be missing is there. */
  public FeedReport {
    requireNonNull(feed, "feed");
    requireNonNull(total, "total");
  }

  /** Returns when the last import of it began, or null. */
  public @Nullable Instant lastSeen() {
    return last == null ? null : last.startedAt();
  }
}
