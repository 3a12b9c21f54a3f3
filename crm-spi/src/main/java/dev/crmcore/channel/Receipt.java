package dev.crmcore.channel;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What became of a message that a channel was asked to deliver. */
public sealed interface Receipt {
  /**
   * The gateway took it.
   *
   * @param gatewayId the gateway's own name for the message, or null
   */
  record Accepted(@Nullable String gatewayId) implements Receipt {}

  /**
   * The gateway refused it for good; trying again would not help.
   *
   * @param reason what it said
   */
  record Refused(String reason) implements Receipt {
    /** Checks that there is a reason. */
    public Refused {
      requireNonNull(reason, "reason");
    }
  }
}
