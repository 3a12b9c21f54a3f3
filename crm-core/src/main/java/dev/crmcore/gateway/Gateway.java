package dev.crmcore.gateway;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.ConflictException;
import dev.crmcore.security.Actor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The door between one actor's session and the storage: reads through a {@link Reader}, changes
 * through a {@link ChangeSet}. Work started inside other work joins it. Not safe for use by several
 * threads at once.
 */
public final class Gateway {
  private final Engine engine;
  private final Actor actor;
  private @Nullable ChangeSet current;

  /** Opens the door for an actor. */
  public Gateway(Engine engine, Actor actor) {
    this.engine = requireNonNull(engine, "engine");
    this.actor = requireNonNull(actor, "actor");
  }

  /** Returns what all sessions share. */
  public Engine engine() {
    return engine;
  }

  /** Returns who acts. */
  public Actor actor() {
    return actor;
  }

  /** Tells whether work that changes is under way, which further work would join. */
  public boolean isChanging() {
    return current != null;
  }

  /** Runs work that reads; all its reads see one state. */
  public <R> R read(Function<Reader, R> work) {
    ChangeSet joined = current;
    if (joined != null) {
      return work.apply(joined.reader());
    }
    ReadScope scope = scope();
    return engine
        .storage()
        .read(actor.tenant(), unit -> work.apply(new Reader(unit, scope, engine.json())));
  }

  /**
   * Runs work that changes, all or nothing, audit, lineage and outbox included. Inside other such
   * work it becomes part of that: its failure fails the whole, and its reason is told with those of
   * the whole.
   */
  public <R> R change(Origin origin, Function<ChangeSet, R> work) {
    ChangeSet joined = current;
    if (joined != null) {
      try {
        return joined.within(origin, () -> work.apply(joined));
      } catch (RuntimeException | Error e) {
        // Whoever catches this outside must not store half of what was to be done.
        joined.fail();
        throw e;
      }
    }
    return engine
        .storage()
        .write(
            actor.tenant(),
            unit -> {
              // The clock is read inside, so that of changes in turn the later one has no earlier
              // moment because it had waited.
              ChangeSet changes = new ChangeSet(unit, scope(), engine, origin);
              current = changes;
              try {
                R result = work.apply(changes);
                changes.finish();
                return result;
              } finally {
                current = null;
              }
            });
  }

  /**
   * Runs work that changes a record, or adds it where there is none. Where somebody else added it
   * at the same moment, it runs once more and finds it, as if it had come second; inside other work
   * only the whole can begin anew.
   *
   * @throws ConflictException if that does not help
   */
  public <R> R changeOrAdd(Origin origin, Function<ChangeSet, R> work) {
    try {
      return change(origin, work);
    } catch (ConflictException e) {
      if (isChanging()) {
        throw e;
      }
      return change(origin, work);
    }
  }

  /** Runs work that changes and has no result. */
  public void apply(Origin origin, Consumer<ChangeSet> work) {
    change(
        origin,
        changes -> {
          work.accept(changes);
          return true;
        });
  }

  private ReadScope scope() {
    return new ReadScope(
        actor,
        engine.policy(),
        engine.catalogue(),
        engine.storage().capabilities(),
        engine.now(),
        engine.zone());
  }
}
