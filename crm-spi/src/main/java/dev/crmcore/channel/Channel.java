package dev.crmcore.channel;

import dev.crmcore.model.ContactKind;

/**
 * Delivers messages. Called outside any transaction and with no lock held, at least once for each
 * message; a gateway that honours the idempotency key delivers it once. Safe for all threads.
 */
public interface Channel extends AutoCloseable {
  /** Returns the name of the channel. */
  String id();

  /** Returns the kind of address it delivers to. */
  ContactKind addressKind();

  /**
   * Delivers one message.
   *
   * @return what became of it; a final refusal is a receipt
   * @throws dev.crmcore.error.ChannelException if it could not be delivered now and may be later;
   *     also once the channel is closed
   */
  Receipt send(OutboundMessage message);

  /** Releases connections. Idempotent. */
  @Override
  void close();
}
