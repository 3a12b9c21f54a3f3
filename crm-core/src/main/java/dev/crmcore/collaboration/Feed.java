package dev.crmcore.collaboration;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.FeedPositionFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.FeedPosition;
import dev.crmcore.model.FeedPositionId;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What others did to what the actor follows, since it is followed: changes of the records
 * themselves, and comments, interactions, deals, cases, tasks, purchases, surveys and attachments
 * that were added to them. What the actor may not see is not in it. Belongs to one session; not
 * safe for use by several threads at once.
 *
 * <p>Nothing is stored for it: it is made of lineage and records, by their indexes, so it costs
 * what happened to the followed records and nothing for all others. Where lineage is sealed, what
 * was changed then is not in it.
 */
public final class Feed {
  /** The most entries of a page. */
  public static final int MOST = 1_000;

  private static final int COUNTED_AT_ONCE = 200;

  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public Feed(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Returns a page of the feed, the latest first.
   *
   * @param limit 1 to {@value #MOST}
   * @param after where the page before ended, or null for the first
   */
  public FeedPage page(int limit, @Nullable FeedMark after) {
    requireLimit(limit);
    return gateway.read(reader -> page(reader, Instant.MIN, limit, after));
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new InvalidInputException(
          "A page of a feed has 1 to %,d entries, not %,d.".formatted(MOST, limit));
    }
  }

  private FeedPage page(Reader reader, Instant from, int limit, @Nullable FeedMark after) {
    Followed followed = Followed.by(reader, me());
    Instant first = followed.first();
    return first == null
        ? new FeedPage(List.of(), null)
        : walk(reader, followed, first.isAfter(from) ? first : from).page(limit, after);
  }

  private FeedWalk walk(Reader reader, Followed followed, Instant from) {
    return new FeedWalk(reader, gateway.engine().catalogue(), me(), followed, from);
  }

  private String me() {
    return gateway.actor().name();
  }

  /** Notes that the actor has seen everything up to now. */
  public void seen() {
    seenUpTo(gateway.engine().now());
  }

  /**
   * Notes that the actor has seen everything up to a moment, such as that of the latest entry that
   * was shown. What was seen before stays seen. Leaves no audit.
   */
  public void seenUpTo(Instant moment) {
    requireNonNull(moment, "moment");
    try {
      keep(moment);
    } catch (ConflictException e) {
      if (gateway.isChanging()) {
        throw e;
      }
      keep(moment); // another window of the same person was quicker
    }
  }

  private void keep(Instant moment) {
    gateway.apply(
        Origin.of("feed.seen"),
        changes -> {
          Optional<FeedPosition> known = position(changes.reader());
          if (known.isEmpty()) {
            changes.derive(
                FeedPositionFields.TYPE,
                List.of(
                    new FeedPosition(
                        FeedPositionId.UNASSIGNED, changes.actor(), moment, Revision.NEW)),
                List.of());
          } else if (known.get().seenUpTo().isBefore(moment)) {
            FeedPosition one = known.get();
            changes.derive(
                FeedPositionFields.TYPE,
                List.of(),
                List.of(new FeedPosition(one.id(), one.who(), moment, one.revision())));
          }
        });
  }

  /** Two windows may each have stored the first one; the furthest counts. */
  private Optional<FeedPosition> position(Reader reader) {
    List<FeedPosition> known = new ArrayList<>();
    reader.scanUnseen(
        FeedPositionFields.TYPE, Conditions.equal(FeedPositionFields.WHO, me()), known::add);
    return known.stream().max(Comparator.comparing(FeedPosition::seenUpTo));
  }

  /** Returns up to which moment the actor has seen the feed; empty where they never did. */
  public Optional<Instant> seenUpTo() {
    return gateway.read(reader -> position(reader).map(FeedPosition::seenUpTo));
  }

  /**
   * Returns how many entries are later than what the actor has seen, counted up to a number.
   *
   * @param atMost 1 to {@value #MOST}; more is not told, so that counting costs little
   */
  public int unread(int atMost) {
    requireLimit(atMost);
    return gateway.read(
        reader -> {
          // Moments are whole microseconds, so nothing is between.
          Instant from =
              position(reader).map(one -> one.seenUpTo().plusNanos(1_000)).orElse(Instant.MIN);
          int count = 0;
          FeedMark after = null;
          do {
            FeedPage page = page(reader, from, Math.min(COUNTED_AT_ONCE, atMost - count), after);
            count += page.entries().size();
            after = page.next();
          } while (after != null && count < atMost);
          return count;
        });
  }
}
