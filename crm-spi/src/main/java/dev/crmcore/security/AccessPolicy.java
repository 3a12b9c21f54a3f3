package dev.crmcore.security;

import dev.crmcore.field.EntityType;
import dev.crmcore.query.Condition;
import java.util.Set;

/**
 * What an actor may see and do. Asked for every read and every write; single reads, lists, counts,
 * search, export, segments and figures all get the same answer. Stateless or safe for all threads.
 */
public interface AccessPolicy {
  /** Returns which records of an entity the actor may see. */
  Condition visible(Actor actor, EntityType<?> type);

  /**
   * Returns the names of the fields and collections whose values the actor may not see. They read
   * as missing, and filtering or sorting by them is refused, so that nobody can guess them.
   */
  Set<String> concealed(Actor actor, EntityType<?> type);

  /** Tells whether the actor may do this to records of the entity that it can see. */
  boolean permits(Actor actor, Action action, EntityType<?> type);

  /** What can be done to a record. */
  enum Action {
    /** Add it. */
    CREATE,
    /** Change it, archive and restore included. */
    UPDATE,
    /** Remove it. */
    REMOVE,
    /** Merge it with another, or undo that. */
    MERGE,
    /** Carry it out of the system. */
    EXPORT
  }
}
