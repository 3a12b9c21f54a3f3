package dev.crmcore.collaboration;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.FollowFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Follow;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody follows and may see, and since when. */
final class Followed {
  private static final int MOST = 8_000;

  private final Map<String, Map<UUID, Instant>> sinceByType = new HashMap<>();
  private final Map<UUID, Instant> cards = new HashMap<>();

  private Followed() {}

  static Followed by(Reader reader, String who) {
    // Bounded, with what was merged, by what one condition can name; two windows of one person may
    // store one more than the most.
    List<Follow> follows = reader.list(FollowFields.TYPE, Follows.activeOf(who), Follows.MOST);
    Followed followed = new Followed();
    for (Topic topic : Topic.ALL) {
      followed.add(reader, topic, follows);
    }
    followed.addMerged(reader);
    return followed;
  }

  private void add(Reader reader, Topic topic, List<Follow> follows) {
    Map<UUID, Instant> since = new HashMap<>();
    for (Follow one : follows) {
      UUID id = topic.follows().get(one);
      if (id != null) {
        since.merge(id, one.since(), (left, right) -> left.isBefore(right) ? left : right);
      }
    }
    since.keySet().retainAll(reader.seen(topic.type(), Set.copyOf(since.keySet())));
    sinceByType.put(topic.type().name(), since);
  }

  /** What happened to a card before it was merged is told under its own id. */
  private void addMerged(Reader reader) {
    sinceByType.values().forEach(cards::putAll);
    Map<UUID, Instant> customers = of(CustomerFields.TYPE);
    if (customers.isEmpty()) {
      return;
    }
    // In an order that no index has, so that the engine goes by the reference.
    reader
        .query(
            CustomerFields.TYPE,
            Conditions.in(CustomerFields.MERGED_INTO, customers.keySet()),
            List.of(new Sort(EntityType.UPDATED_AT, true)),
            MOST,
            null)
        .items()
        .forEach(
            merged -> {
              Instant since = customers.get(CustomerFields.MERGED_INTO.get(merged));
              if (since != null) {
                cards.put(merged.id().value(), since);
              }
            });
  }

  /** Returns since when records of a kind are followed, by id. */
  Map<UUID, Instant> of(EntityType<?> type) {
    return sinceByType.getOrDefault(type.name(), Map.of());
  }

  /** Returns since when all records are followed, by id; cards that were merged included. */
  Map<UUID, Instant> cards() {
    return cards;
  }

  /** Returns since when something is followed at all. */
  @Nullable Instant first() {
    return cards.values().stream().min(Instant::compareTo).orElse(null);
  }
}
