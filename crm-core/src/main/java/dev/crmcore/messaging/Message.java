package dev.crmcore.messaging;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What is to be said to a customer.
 *
 * @param key names the message: the same key for the same customer is sent once
 * @param channel the id of the channel
 * @param subject the subject line, where the channel has one
 * @param body plain text
 */
public record Message(String key, String channel, @Nullable String subject, String body) {
  /** Checks that the parts are there. */
  public Message {
    requireNonNull(key, "key");
    requireNonNull(channel, "channel");
    requireNonNull(body, "body");
  }

  /** Returns an e-mail. */
  public static Message email(String key, String subject, String body) {
    return new Message(key, "email", subject, body);
  }
}
