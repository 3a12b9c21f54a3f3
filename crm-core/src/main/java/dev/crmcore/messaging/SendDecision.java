package dev.crmcore.messaging;

/** Whether a message will be sent. */
public sealed interface SendDecision {
  /**
   * It waits in the outbox and is delivered after the commit.
   *
   * @param recipient the address it goes to
   */
  record Queued(String recipient) implements SendDecision {}

  /**
   * The customer was promised one of the same key before, so nothing more is sent.
   *
   * @param recipient the address it would have gone to
   */
  record Known(String recipient) implements SendDecision {}

  /**
   * It will not be sent.
   *
   * @param reason why, in a sentence for people
   */
  record Refused(String reason) implements SendDecision {}
}
