package dev.crmcore.feeds;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.FeedFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.dataquality.DataQuality;
import dev.crmcore.dataquality.QualityReport.GroupResult;
import dev.crmcore.dataquality.QualityReport.Grouping;
import dev.crmcore.dataquality.QualityTrend;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Feed;
import dev.crmcore.model.ImportRun;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sources that send files: how much the word of each counts, how its files are read, and when
 * they are expected. {@code imports().optionsOf(name)} are the options that a feed stands for.
 * Belongs to one session; not safe for use by several threads at once.
 */
public final class Feeds {
  private static final int MOST = 10_000;

  private final Gateway gateway;
  private final DataQuality quality;

  /** Creates the service; hosts get it from their session. */
  public Feeds(Gateway gateway, DataQuality quality) {
    this.gateway = gateway;
    this.quality = quality;
  }

  /**
   * Adds a feed, or changes one that was read before, and returns it as stored.
   *
   * @throws dev.crmcore.error.ConflictException if another feed has the name, or this one was
   *     changed meanwhile
   */
  public Feed save(Feed feed) {
    requireNonNull(feed, "feed");
    return gateway.change(
        Origin.of("feed.save"),
        changes ->
            feed.id().value().equals(EntityId.NIL)
                ? changes.create(FeedFields.TYPE, feed)
                : changes.update(FeedFields.TYPE, feed));
  }

  /** Returns the feed of a source. */
  public Optional<Feed> find(String name) {
    return gateway.read(reader -> find(reader, name));
  }

  private static Optional<Feed> find(Reader reader, String name) {
    return reader.list(FeedFields.TYPE, Conditions.equal(FeedFields.NAME, name), 1).stream()
        .findFirst();
  }

  /** Returns all feeds by name. */
  public List<Feed> list() {
    return gateway.read(Feeds::list);
  }

  private static List<Feed> list(Reader reader) {
    return reader
        .query(
            FeedFields.TYPE,
            Conditions.everyone(),
            List.of(Sort.ascending(FeedFields.NAME)),
            MOST,
            null)
        .items();
  }

  /**
   * Removes the feed of a source. What it sent stays, with no priority from now on.
   *
   * @throws NotFoundException if there is none
   */
  public void remove(String name) {
    gateway.apply(
        Origin.of("feed.remove"),
        changes -> {
          Feed feed =
              find(changes.reader(), name)
                  .orElseThrow(() -> new NotFoundException("There is no feed '" + name + "'."));
          changes.remove(FeedFields.TYPE, feed.id().value());
        });
  }

  /**
   * Returns the enabled feeds whose next file is expected by now: an interval after the last import
   * of the source began, or after the feed was added.
   */
  public List<Feed> due(Instant now) {
    requireNonNull(now, "now");
    return gateway.read(
        reader -> {
          FeedRuns runs = FeedRuns.of(reader);
          return list(reader).stream().filter(feed -> runs.isDue(feed, now)).toList();
        });
  }

  /** Returns how every feed is doing, by name. Reads all import runs. */
  public List<FeedReport> report() {
    Instant now = gateway.engine().now();
    Map<String, Double> scores = scores();
    return gateway.read(
        reader -> {
          FeedRuns runs = FeedRuns.of(reader);
          return list(reader).stream()
              .map(feed -> report(reader, runs, feed, scores.get(feed.name()), now))
              .toList();
        });
  }

  private Map<String, Double> scores() {
    Map<String, Double> scores = new HashMap<>();
    for (QualityTrend audit : quality.trend(Conditions.everyone(), 1)) {
      for (GroupResult source : audit.groups(Grouping.SOURCE)) {
        scores.put(source.name(), source.score());
      }
    }
    return scores;
  }

  private static FeedReport report(
      Reader reader, FeedRuns runs, Feed feed, @Nullable Double score, Instant now) {
    ImportRun last = runs.last(feed);
    return new FeedReport(
        feed,
        runs.count(feed),
        runs.total(feed),
        last,
        reader.count(CustomerFields.TYPE, isOf(feed.name())),
        score,
        runs.expectedAt(feed),
        runs.isDue(feed, now));
  }

  private static Condition isOf(String source) {
    return Conditions.all(
        Customers.IN_USE,
        Conditions.has(
            CustomerFields.EXTERNAL_IDS,
            new Condition.Compare(
                "system", Operator.IN, List.of(Operand.of(source), Operand.of("row:" + source)))));
  }

  /**
   * Returns how much the word of each source counts, for merges by {@link
   * dev.crmcore.merging.Survivorship#bySourcePriority}.
   */
  public SourcePriorities priorities() {
    return gateway.read(SourcePriorities::read);
  }
}
