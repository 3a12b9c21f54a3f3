package dev.crmcore.gateway;

import dev.crmcore.event.ChangeEvent.Touched;
import java.util.Collection;

/**
 * What follows from a change by rules of the host and is stored with it. Stateless and safe for all
 * threads.
 */
@FunctionalInterface
public interface ChangeFollower {
  /**
   * Looks at what a change-set touched, when its work is done, and changes what follows by {@link
   * ChangeSet#follow}.
   *
   * @param touched the records that were added, changed or removed
   */
  void follow(ChangeSet changes, Collection<Touched> touched);
}
