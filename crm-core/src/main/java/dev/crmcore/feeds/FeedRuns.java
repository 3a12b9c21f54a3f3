package dev.crmcore.feeds;

import dev.crmcore.catalogue.ImportRunFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Feed;
import dev.crmcore.model.ImportRun;
import dev.crmcore.query.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The runs of each source, counted together. */
final class FeedRuns {
  private final Map<String, Runs> bySource = new HashMap<>();

  /** What is kept of the runs of one source. */
  private record Runs(long count, RowCounts total, ImportRun last) {
    Runs plus(ImportRun run) {
      return new Runs(
          count + 1, total.plus(run), run.startedAt().isBefore(last.startedAt()) ? last : run);
    }
  }

  /** Reads all runs that the actor may see. */
  static FeedRuns of(Reader reader) {
    FeedRuns runs = new FeedRuns();
    reader.scan(ImportRunFields.TYPE, Conditions.everyone(), runs::add);
    return runs;
  }

  private void add(ImportRun run) {
    Runs known = bySource.get(run.source());
    bySource.put(
        run.source(), known == null ? new Runs(1, RowCounts.of(run), run) : known.plus(run));
  }

  long count(Feed feed) {
    Runs runs = bySource.get(feed.name());
    return runs == null ? 0 : runs.count();
  }

  RowCounts total(Feed feed) {
    Runs runs = bySource.get(feed.name());
    return runs == null ? RowCounts.NONE : runs.total();
  }

  @Nullable ImportRun last(Feed feed) {
    Runs runs = bySource.get(feed.name());
    return runs == null ? null : runs.last();
  }

  /** Returns when the next file of a feed is expected, counted from the last, or null. */
  @Nullable Instant expectedAt(Feed feed) {
    Duration interval = feed.interval();
    if (!feed.enabled() || interval == null) {
      return null;
    }
    ImportRun last = last(feed);
    return (last == null ? feed.revision().createdAt() : last.startedAt()).plus(interval);
  }

  boolean isDue(Feed feed, Instant now) {
    Instant expected = expectedAt(feed);
    return expected != null && !expected.isAfter(now);
  }
}
