package dev.crmcore;

import dev.crmcore.messaging.OutboxRelay;

/**
 * The chores of one tenant. Nothing runs by itself: the host calls, from whichever thread it likes.
 */
public final class Maintenance {
  private final OutboxRelay relay;

  Maintenance(OutboxRelay relay) {
    this.relay = relay;
  }

  /**
   * Does everything that is due now: delivers messages, announces changes. Several nodes may call
   * it at once; each piece of work is taken by one of them.
   *
   * @return how many pieces of work were done
   */
  public int runDue() {
    return relay.runDue();
  }
}
