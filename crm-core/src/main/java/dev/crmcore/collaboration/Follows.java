package dev.crmcore.collaboration;

import dev.crmcore.catalogue.FollowFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Follow;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the actor wants to hear of. Follows of a customer that is merged lead to its survivor.
 * Belongs to one session; not safe for use by several threads at once.
 */
public final class Follows {
  /** The most records that somebody follows. */
  public static final int MOST = 1_000;

  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public Follows(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Lets the actor follow a record. Doing so twice changes nothing.
   *
   * @param what the id of a customer, a deal, a service case, a lead or a task
   * @throws InvalidInputException with the code {@code E_LIMIT} if the actor follows {@value #MOST}
   *     records already
   * @throws NotFoundException if the actor cannot see the record
   */
  public void follow(EntityId what) {
    gateway.apply(
        Origin.of("follow.begin"),
        changes -> {
          UUID id = Topic.living(changes.reader(), what);
          List<Follow> known = known(changes.reader(), changes.actor(), what, id);
          if (known.stream().anyMatch(Follow::active)) {
            return;
          }
          requireRoom(changes);
          if (known.isEmpty()) {
            changes.create(FollowFields.TYPE, follow(changes, changes.actor(), what, id));
          } else {
            changes.update(
                FollowFields.TYPE,
                known.get(0).toBuilder().active(true).since(changes.now()).build());
          }
        });
  }

  private static void requireRoom(ChangeSet changes) {
    long followed = changes.reader().count(FollowFields.TYPE, activeOf(changes.actor()));
    if (followed >= MOST) {
      throw new InvalidInputException(
          "E_LIMIT", "One follows up to %,d records. Stop following others first.".formatted(MOST));
    }
  }

  static Condition activeOf(String who) {
    return Conditions.all(
        Conditions.equal(FollowFields.WHO, who), Conditions.equal(FollowFields.ACTIVE, true));
  }

  /**
   * Whoever said that they do not want to follow it is not made to, nor is who follows as much as
   * one can. It is no doing of whoever mentions them, so that needs no right to store follows.
   */
  static void mentioned(ChangeSet changes, String who, EntityId what) {
    Reader reader = changes.reader();
    if (known(reader, who, what, what.value()).isEmpty() && followed(reader, who) < MOST) {
      changes.derive(
          FollowFields.TYPE, List.of(follow(changes, who, what, what.value())), List.of());
    }
  }

  private static int followed(Reader reader, String who) {
    int[] followed = new int[1];
    reader.scanUnseen(FollowFields.TYPE, activeOf(who), one -> followed[0]++);
    return followed[0];
  }

  /** Looks at all there is: whether somebody follows is so, whoever asks. */
  private static List<Follow> known(Reader reader, String who, EntityId what, UUID id) {
    List<Follow> known = new ArrayList<>();
    reader.scanUnseen(
        FollowFields.TYPE,
        Conditions.all(
            Conditions.equal(Topic.of(what).follows(), id),
            Conditions.equal(FollowFields.WHO, who)),
        known::add);
    return known;
  }

  private static Follow follow(ChangeSet changes, String who, EntityId what, UUID id) {
    Follow plain = Follow.builder().who(who).since(changes.now()).build();
    EntityDraft<Follow> draft = FollowFields.TYPE.draft(plain);
    return draft.set(Topic.of(what).follows(), id).build();
  }

  /**
   * Lets the actor follow a record no longer; a mention does not change that, {@link #follow} does.
   *
   * @throws NotFoundException if the actor cannot see the record
   */
  public void unfollow(EntityId what) {
    gateway.apply(
        Origin.of("follow.end"),
        changes -> {
          UUID id = Topic.living(changes.reader(), what);
          for (Follow one : known(changes.reader(), changes.actor(), what, id)) {
            if (one.active()) {
              changes.update(FollowFields.TYPE, one.toBuilder().active(false).build());
            }
          }
        });
  }

  /**
   * Tells whether the actor follows a record.
   *
   * @throws NotFoundException if the actor cannot see the record
   */
  public boolean isFollowing(EntityId what) {
    return gateway.read(
        reader ->
            known(reader, gateway.actor().name(), what, Topic.living(reader, what)).stream()
                .anyMatch(Follow::active));
  }

  /** Returns what the actor follows, the longest first. */
  public List<Follow> mine() {
    return gateway.read(
        reader -> reader.list(FollowFields.TYPE, activeOf(gateway.actor().name()), 10_000));
  }
}
