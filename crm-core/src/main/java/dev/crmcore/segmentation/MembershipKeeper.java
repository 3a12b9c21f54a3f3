package dev.crmcore.segmentation;

import dev.crmcore.catalogue.MembershipCheckFields;
import dev.crmcore.catalogue.MembershipFields;
import dev.crmcore.changes.Change;
import dev.crmcore.changes.ChangeConsumer;
import dev.crmcore.changes.Changes;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeCursors;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.MembershipCheck;
import dev.crmcore.model.Segment;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the memberships of tracked segments right: after changes, which it reads in their order,
 * and when time moves somebody in or out. Each batch is a transaction together with how far the
 * changes were read, so nothing is done twice and nothing is left out. Not safe for use by several
 * threads; of several processes one goes on and the others leave it to it.
 */
public final class MembershipKeeper {
  /** The name under which the changes are read. */
  static final String CONSUMER = "crm-segments";

  private static final Logger LOG = LoggerFactory.getLogger(MembershipKeeper.class);

  /** So many changes are read, or due checks, in one transaction. */
  private static final int BATCH = 5_000;

  /** At so many customers it looks at one go; what is remembered of a transaction has that size. */
  private static final int LOOKS = 1_000;

  /** All that is due is done, and storages keep their indexes with the greatest first. */
  private static final List<Sort> LATEST_FIRST =
      List.of(Sort.descending(MembershipCheckFields.DUE_AT));

  private final Gateway gateway;
  private final ConditionText text;
  private List<Segment> known = List.of();
  private List<TrackedSegment> tracked = List.of();

  /** Creates a keeper that acts through a gateway which sees everything of its tenant. */
  public MembershipKeeper(Gateway gateway) {
    this.gateway = gateway;
    this.text = new ConditionText(gateway.engine().catalogue());
  }

  /** Does what is due now and returns how many customers got in or out. */
  public int runDue() {
    if (!gateway.read(TrackedSegment::isAnyKept)) {
      return 0;
    }
    try {
      return afterChanges() + afterTime();
    } catch (InvalidInputException e) {
      if (!e.code().equals("E_HISTORY_SEALED")) {
        throw e;
      }
      return anew() + afterTime();
    } catch (ConflictException e) {
      LOG.info("Another process keeps the memberships; what is left is done by the next call.");
      return 0;
    }
  }

  /** Returns the tracked segments; they are read again only where one was changed. */
  private List<TrackedSegment> tracked(Reader reader) {
    List<Segment> stored = TrackedSegment.stored(reader);
    if (!stored.equals(known)) {
      tracked = TrackedSegment.of(stored, gateway.engine().catalogue(), text);
      known = stored;
    }
    return tracked;
  }

  /** What was changed meanwhile cannot be read any more, so every segment is asked as a whole. */
  private int anew() {
    return gateway.change(
        Origin.of("segment.follow"),
        set -> {
          ChangeCursors.skipAll(set, CONSUMER);
          MembershipRefill refill = new MembershipRefill(set, gateway.actor().tenant());
          int moved = 0;
          for (TrackedSegment one : tracked(set.reader())) {
            moved += refill.catchUp(one);
          }
          MembershipChecks.everybody(set);
          return moved;
        });
  }

  private int afterChanges() {
    ChangeConsumer consumer = new Changes(gateway).consumer(CONSUMER);
    int[] moved = new int[1];
    int read;
    do {
      read = consumer.read(BATCH, changes -> moved[0] += follow(changes));
    } while (read > 0);
    return moved[0];
  }

  private int follow(List<Change> changes) {
    return gateway.change(
        Origin.of("segment.follow"),
        set -> {
          new MovedMemberships(set, new MembershipMoves(set, gateway.actor().tenant()))
              .follow(changes);
          List<TrackedSegment> tracked = tracked(set.reader());
          AffectedCustomers affected =
              new AffectedCustomers(set.reader(), gateway.engine().catalogue());
          TouchedSegments touched = new TouchedSegments(tracked);
          Map<UUID, MembershipLook> looks = new LinkedHashMap<>();
          for (Change change : changes) {
            BitSet segments = touched.by(change);
            if (!segments.isEmpty()) {
              for (UUID id : affected.of(change)) {
                looks
                    .computeIfAbsent(id, none -> new MembershipLook())
                    .add(segments, () -> MembershipLook.reason(change));
              }
            }
          }
          return look(set, tracked, looks);
        });
  }

  private int afterTime() {
    int moved = 0;
    int looked;
    do {
      int[] counts = gateway.change(Origin.of("segment.follow"), this::lookAtDue);
      looked = counts[0];
      moved += counts[1];
    } while (looked == BATCH);
    return moved;
  }

  /** Returns how many were due and how many customers got in or out. */
  private int[] lookAtDue(ChangeSet set) {
    List<TrackedSegment> tracked = tracked(set.reader());
    List<MembershipCheck> due =
        set.reader()
            .query(
                MembershipCheckFields.TYPE,
                Conditions.atMost(MembershipCheckFields.DUE_AT, set.now()),
                LATEST_FIRST,
                BATCH,
                null)
            .items();
    Map<UUID, MembershipLook> looks = new LinkedHashMap<>();
    MembershipLook look = new MembershipLook();
    look.add(TrackedSegment.onTheClock(tracked), () -> "time");
    due.forEach(check -> looks.put(check.id().value(), look));
    return new int[] {due.size(), look(set, tracked, looks)};
  }

  /**
   * Looks at customers, and again at those who moved for the segments that ask since when somebody
   * belongs to another one. Returns how many got in or out.
   */
  private int look(ChangeSet set, List<TrackedSegment> tracked, Map<UUID, MembershipLook> looks) {
    BoundSegments segments = new BoundSegments(gateway.engine(), set, tracked);
    BitSet asking =
        TrackedSegment.places(
            tracked, one -> one.dependencies().entities().contains(MembershipFields.TYPE.name()));
    int moved = 0;
    Map<UUID, MembershipLook> next = looks;
    // No segment leads back to itself, so there are no more rounds than segments.
    for (int round = 0; round <= tracked.size() && !next.isEmpty(); round++) {
      Set<UUID> movers = look(set, segments, next);
      moved += movers.size();
      next = new LinkedHashMap<>();
      if (!asking.isEmpty()) {
        MembershipLook again = new MembershipLook();
        again.add(asking, () -> "membership");
        for (UUID mover : movers) {
          next.put(mover, again);
        }
      }
    }
    return moved;
  }

  /** Looks at many customers, some at a time so that their records fit into memory. */
  private Set<UUID> look(ChangeSet set, BoundSegments segments, Map<UUID, MembershipLook> looks) {
    Set<UUID> movers = new LinkedHashSet<>();
    Map<UUID, MembershipLook> some = new LinkedHashMap<>();
    for (Map.Entry<UUID, MembershipLook> look : looks.entrySet()) {
      some.put(look.getKey(), look.getValue());
      if (some.size() == LOOKS) {
        movers.addAll(new MembershipBatch(gateway.actor().tenant(), set, segments, some).run());
        some = new LinkedHashMap<>();
      }
    }
    if (!some.isEmpty()) {
      movers.addAll(new MembershipBatch(gateway.actor().tenant(), set, segments, some).run());
    }
    return movers;
  }
}
