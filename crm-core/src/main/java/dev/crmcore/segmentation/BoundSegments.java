package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Engine;
import dev.crmcore.model.Customer;
import dev.crmcore.query.TimedCondition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tracked segments as they are asked at the moment of one change-set: each is bound once, when
 * it is first needed, and then asked about the customers of one batch after another.
 */
final class BoundSegments {
  private static final Logger LOG = LoggerFactory.getLogger(BoundSegments.class);

  private final Engine engine;
  private final ChangeSet changes;
  private final List<TrackedSegment> tracked;
  private final BitSet onTheClock;
  private final NeededRecords needed = new NeededRecords();
  private final BatchRecords records;
  private final List<@Nullable TimedCondition<Customer>> conditions;
  private final BitSet bound = new BitSet();
  private final Map<BitSet, Set<String>> collections = new HashMap<>();

  /**
   * Creates them.
   *
   * @param tracked the tracked segments, whose places stand for them
   */
  BoundSegments(Engine engine, ChangeSet changes, List<TrackedSegment> tracked) {
    this.engine = engine;
    this.changes = changes;
    this.tracked = tracked;
    this.onTheClock = TrackedSegment.onTheClock(tracked);
    this.records = new BatchRecords(changes.reader(), needed);
    this.conditions = new ArrayList<>(Collections.nCopies(tracked.size(), null));
  }

  /** Goes on with some customers. */
  void begin(Map<UUID, MembershipLook> looks) {
    BitSet asked = new BitSet();
    looks.values().forEach(look -> asked.or(look.segments()));
    asked.andNot(bound);
    asked.stream().forEach(this::bind);
    bound.or(asked);
    records.begin(looks);
  }

  private void bind(int place) {
    TrackedSegment one = tracked.get(place);
    try {
      TimedCondition<Customer> condition =
          TimedCondition.at(
              engine.catalogue(),
              records,
              CustomerFields.TYPE,
              one.condition(),
              changes.now(),
              engine.zone());
      needed.add(place, condition.bound());
      conditions.set(place, condition);
    } catch (InvalidInputException e) {
      LOG.warn("The segment '{}' is not kept: {}", one.segment().name(), e.getMessage());
    }
  }

  /** Returns the names of the collections of a customer that some segments look at. */
  Set<String> collections(BitSet places) {
    return collections.computeIfAbsent(
        (BitSet) places.clone(),
        some -> {
          EntityType<Customer> customers = engine.catalogue().entity(CustomerFields.TYPE);
          Set<String> all = new HashSet<>();
          some.stream()
              .forEach(at -> all.addAll(tracked.get(at).dependencies().collections(customers)));
          return all;
        });
  }

  /** Returns the segment at a place. */
  TrackedSegment segment(int place) {
    return tracked.get(place);
  }

  /** Returns what the segment at a place asks; null if it cannot be asked. */
  @Nullable TimedCondition<Customer> condition(int place) {
    return conditions.get(place);
  }

  /** Returns the places of the segments whose answers can change by themselves. */
  BitSet onTheClock() {
    return onTheClock;
  }
}
