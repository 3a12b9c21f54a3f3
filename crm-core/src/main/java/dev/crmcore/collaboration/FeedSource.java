package dev.crmcore.collaboration;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.gateway.Reader;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records that were added, in the order of a feed.
 *
 * <p>Asked for with the moment they were added, an engine without statistics walks along all
 * records of that time, whomever they belong to. So they are read by what they refer to, in the
 * order of their last change, which no index has: whatever was added at a moment was changed then
 * or later, so reading ends where no record can be young enough any more.
 *
 * @param type where they are stored
 */
record FeedSource<E>(EntityType<E> type) {
  private static final int MOST_READ = 10_000;

  /** The latest first; of one moment, the smaller id. */
  static final Comparator<FeedMark> LATEST_FIRST =
      Comparator.comparing(FeedMark::at)
          .reversed()
          .thenComparing(FeedMark::id, FieldType.ID::compare);

  @SuppressWarnings("unchecked") // the fields of those names hold moments on every entity
  private Field<E, Instant> moment(String name) {
    return (Field<E, Instant>) type.requireField(name);
  }

  /**
   * Returns the next records after a place that were not added before a moment, the latest first.
   *
   * @param references one of these fields leads to one of some records
   */
  List<E> page(
      Reader reader,
      Collection<Condition> references,
      Instant from,
      @Nullable FeedMark after,
      int limit) {
    TreeMap<FeedMark, E> latest = new TreeMap<>(LATEST_FIRST);
    for (Condition reference : references) {
      read(reader, reference, from, after, limit, latest);
    }
    return new ArrayList<>(latest.values());
  }

  private void read(
      Reader reader,
      Condition which,
      Instant from,
      @Nullable FeedMark after,
      int limit,
      TreeMap<FeedMark, E> latest) {
    Field<E, Instant> changed = moment(EntityType.UPDATED_AT);
    int batch = limit;
    Keyset next = null;
    do {
      Page<E> page = reader.query(type, which, List.of(Sort.descending(changed)), batch, next);
      for (E record : page.items()) {
        Instant at = changed.get(record);
        boolean tooOld = latest.size() >= limit && at != null && at.isBefore(latest.lastKey().at());
        if (at == null || at.isBefore(from) || tooOld) {
          return;
        }
        FeedMark mark = mark(record);
        boolean wanted =
            !mark.at().isBefore(from) && (after == null || LATEST_FIRST.compare(mark, after) > 0);
        if (wanted) {
          latest.put(mark, record);
        }
        if (latest.size() > limit) {
          latest.pollLastEntry();
        }
      }
      next = page.next();
      batch = Math.min(MOST_READ, batch * 4);
    } while (next != null);
  }

  FeedMark mark(E record) {
    Instant at = moment(EntityType.CREATED_AT).get(record);
    UUID id = type.id(record);
    return new FeedMark(at == null ? Instant.EPOCH : at, id);
  }
}
